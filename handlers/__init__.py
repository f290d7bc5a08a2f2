"""Slack in: payload to command, command to service, result to view, view to Slack."""
