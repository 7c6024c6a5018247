package dev.hush.pages;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a signed link opens, and for how long after the day it was issued. */
public enum PageKind {
    /** It can only stop messages, so it may live long: CAN-SPAM asks 30 days, mailbox providers 60. */
    STOP(Duration.ofDays(730)),
    /** It shows what is known about a person, so it lives no longer than a question is likely to come. */
    PREFERENCES(Duration.ofDays(60)),
    WHY(Duration.ofDays(60)),
    /** The second step of a double opt-in; who waits longer is asked anew. */
    CONFIRM(Duration.ofDays(14));

    private final Duration life;

    PageKind(Duration life) {
        this.life = life;
    }

    public Duration life() {
        return life;
    }

    /** The kind's segment of a path, such as {@code stop}. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<PageKind> of(String path) {
        return Stream.of(values()).filter(kind -> kind.path().equals(path)).findFirst();
    }
}
