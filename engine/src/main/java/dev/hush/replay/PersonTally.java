package dev.hush.replay;

/**
 * What one person got in one world.
 *
 * @param touches messages
 * @param cents what surprises cost
 * @param pauses how often they asked for quiet
 * @param story a hash of which message came when, so that two worlds can be compared person by person
 */
record PersonTally(int touches, int surprises, long cents, int pauses, long story) {
    static final PersonTally NOTHING = new PersonTally(0, 0, 0, 0, 0);

    PersonTally touched(boolean surprise, long what) {
        return new PersonTally(touches + 1, surprises + (surprise ? 1 : 0), cents, pauses, story * 1_000_003 + what);
    }

    PersonTally spent(long more) {
        return new PersonTally(touches, surprises, cents + more, pauses, story);
    }

    PersonTally paused() {
        return new PersonTally(touches, surprises, cents, pauses + 1, story);
    }
}
