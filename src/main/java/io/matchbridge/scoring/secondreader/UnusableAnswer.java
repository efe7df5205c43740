package io.matchbridge.scoring.secondreader;

/** A language model answered something else than was asked. The message never quotes it: it may hold a résumé. */
final class UnusableAnswer extends RuntimeException {

    UnusableAnswer(String reason) {
        super(reason, null, false, false);
    }
}
