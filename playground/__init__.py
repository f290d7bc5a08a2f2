"""A local Slack to try and test apps in. It knows nothing of Rapport."""
