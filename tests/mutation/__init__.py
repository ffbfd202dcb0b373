"""Changes of meaning planted in the core, one at a time: do the fast tests notice?"""
