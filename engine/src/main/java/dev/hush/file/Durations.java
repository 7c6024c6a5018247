package dev.hush.file;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations as people write them: {@code 5 days}, {@code 400d}, {@code 72h}; a month is 30 days. */
public final class Durations {
    /** What a duration in a sentence looks like, as a regular expression. */
    public static final String PATTERN =
            "\\d{1,5} ?(?:minutes?|hours?|days?|weeks?|months?|years?|min|h|d|w|分鐘|小時|天|週|個月|年)";

    private static final Pattern PARTS = Pattern.compile("(\\d{1,5}) ?(\\p{L}+)");

    private Durations() {}

    /** The same duration as it is written in Traditional Chinese; what is no duration stays. */
    public static String inChinese(String text) {
        Matcher matcher = PARTS.matcher(text.trim());
        if (parse(text).isEmpty() || !matcher.matches()) {
            return text;
        }
        String unit = matcher.group(2);
        String chinese = switch (unit.charAt(0)) {
            case 'm' -> unit.startsWith("mi") ? "分鐘" : "個月";
            case 'h' -> "小時";
            case 'd' -> "天";
            case 'w' -> "週";
            case 'y' -> "年";
            default -> unit;
        };
        return matcher.group(1) + " " + chinese;
    }

    public static Optional<Duration> parse(String text) {
        Matcher matcher = PARTS.matcher(text.trim());
        if (!matcher.matches() || !text.trim().matches(PATTERN)) {
            return Optional.empty();
        }
        long n = Long.parseLong(matcher.group(1));
        String unit = matcher.group(2);
        return Optional.of(
                switch (unit.charAt(0)) {
                    case '分' -> Duration.ofMinutes(n);
                    case '小' -> Duration.ofHours(n);
                    case '天' -> Duration.ofDays(n);
                    case '週' -> Duration.ofDays(7 * n);
                    case '個' -> Duration.ofDays(30 * n);
                    case 'm' -> unit.startsWith("mi") ? Duration.ofMinutes(n) : Duration.ofDays(30 * n);
                    case 'h' -> Duration.ofHours(n);
                    case 'd' -> Duration.ofDays(n);
                    case 'w' -> Duration.ofDays(7 * n);
                    default -> Duration.ofDays(365 * n);
                });
    }
}
