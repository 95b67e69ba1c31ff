"""What people do together: rooms that are booked, events that are held."""
