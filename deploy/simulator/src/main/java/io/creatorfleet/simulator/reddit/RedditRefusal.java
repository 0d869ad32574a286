package io.creatorfleet.simulator.reddit;

import io.creatorfleet.simulator.answers.Answer;

/** The end of a call that is answered with an error. */
final class RedditRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    RedditRefusal(Answer answer) {
        // The stack of an answer that is meant is of no use, and costs more than the answer.
        super(answer.outcome(), null, false, false);
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }
}
