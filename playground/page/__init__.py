"""The page: our local Slack in a browser, as a Slack client would show it."""
