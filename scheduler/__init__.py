"""The clock in: the tick and the delivery of direct messages."""
