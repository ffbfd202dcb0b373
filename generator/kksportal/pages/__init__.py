"""Every page of the site: its address, its view, who makes it. Templates only format views."""
