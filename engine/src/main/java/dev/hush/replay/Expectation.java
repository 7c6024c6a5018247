package dev.hush.replay;

import dev.hush.decision.Wishes.TaskWish;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a case's {@code expect}.
 *
 * @param at the instant at which it is to happen; empty for any
 * @param text what is to happen, in the words of {@link Happened}
 * @param absent whether it must not happen
 */
public record Expectation(int line, String written, Optional<Instant> at, String text, boolean absent) {
    /** Everything that may be written, for the hint. */
    static final String GRAMMAR =
            "[at] RULE sent by CHANNEL | RULE deferred until TIME because REASON | RULE suppressed because REASON | "
                    + "follow-up NAME due TIME | follow-up NAME fired | follow-up NAME cancelled | task NAME | "
                    + "surprise NAME | level LEVEL | no PURPOSE | nothing else; each may end with: for CUSTOMER";

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\S+";
    private static final Pattern LINE = Pattern.compile("(?:(" + TIME + ") )?(.+)");
    private static final Pattern SAYS = Pattern.compile(
            "(?:[\\w.-]+ sent by \\w+|[\\w.-]+ deferred until " + TIME
                    + " because [A-Z_]+|[\\w.-]+ suppressed because [A-Z_]+|follow-up [\\w.-]+ (?:due " + TIME
                    + "|fired|cancelled)|task \\S.*|surprise [\\w.-]+|level [\\w.-]+|no (?:SERVICE|CARE|PROMOTION|RESEARCH)|nothing else)(?: for \\S+)?");
    private static final Pattern RULE = Pattern.compile("^([\\w.-]+) (?:sent|deferred|suppressed) ");
    private static final Pattern REASON = Pattern.compile(" because ([A-Z_]+)(?: for \\S+)?$");
    private static final Pattern TIMES = Pattern.compile(TIME);

    private static final String TASK = "task ";

    static final String NOTHING_ELSE = "nothing else";

    /** Reads a line; empty when it does not fit the grammar. */
    static Optional<Expectation> read(int line, String written) {
        Matcher matcher = LINE.matcher(written.trim());
        if (!matcher.matches() || !SAYS.matcher(matcher.group(2)).matches()) {
            return Optional.empty();
        }
        try {
            Optional<Instant> at = Optional.ofNullable(matcher.group(1))
                    .map(it -> OffsetDateTime.parse(it).toInstant());
            String text = TIMES.matcher(matcher.group(2))
                    .replaceAll(
                            it -> OffsetDateTime.parse(it.group()).toInstant().toString());
            String told = text.startsWith(TASK) ? TASK + TaskWish.name(text.substring(TASK.length())) : text;
            return Optional.of(new Expectation(line, written, at, told, told.startsWith("no ")));
        } catch (java.time.DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The rule that it names; empty where it names none. */
    public Optional<String> rule() {
        Matcher matcher = RULE.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The reason that it names; empty where it names none. */
    Optional<String> reason() {
        Matcher matcher = REASON.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Whether it is what happened. */
    Predicate<Happened> matches() {
        return absent
                ? it -> it.purpose()
                        .filter(purpose -> text.equals("no " + purpose))
                        .isPresent()
                : it -> it.text().equals(text) && at.map(it.at()::equals).orElse(true);
    }
}
