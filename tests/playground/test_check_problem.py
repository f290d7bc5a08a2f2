"""How a problem reads in Slack's answer."""

from playground.check_problem import Problem


def test_problem_reads_as_a_line_of_slacks_response_metadata() -> None:
    problem = Problem("/blocks/0/text/text", "must be less than 3001 characters")

    assert problem.as_slack() == (
        "[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
    )
