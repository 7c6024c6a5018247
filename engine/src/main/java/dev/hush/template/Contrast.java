package dev.hush.template;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How well a colour can be told from another (WCAG 2.2, relative luminance and contrast ratio). */
final class Contrast {
    /** Of text on its ground, at least (WCAG 2.2, §1.4.3). */
    static final double OF_TEXT = 4.5;

    /** Of large text: from 24 pixels, or from 18.66 in bold. */
    static final double OF_LARGE_TEXT = 3;

    private static final Pattern LONG = Pattern.compile("#([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})");
    private static final Pattern SHORT = Pattern.compile("#([0-9a-fA-F])([0-9a-fA-F])([0-9a-fA-F])");
    private static final Pattern RGB =
            Pattern.compile("rgb\\(\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*\\)");

    private Contrast() {}

    /** From 1, the same, to 21, black on white; empty where one of the colours is not #rgb, #rrggbb or rgb(…). */
    static Optional<Double> between(String color, String ground) {
        return luminance(color)
                .flatMap(one ->
                        luminance(ground).map(other -> (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)));
    }

    private static Optional<Double> luminance(String color) {
        Matcher matcher = LONG.matcher(color.strip());
        if (matcher.matches()) {
            return Optional.of(luminance(matcher, 16, 1));
        }
        matcher = SHORT.matcher(color.strip());
        if (matcher.matches()) {
            return Optional.of(luminance(matcher, 16, 17));
        }
        matcher = RGB.matcher(color.strip());
        return matcher.matches() ? Optional.of(luminance(matcher, 10, 1)) : Optional.empty();
    }

    private static double luminance(Matcher channels, int radix, int times) {
        return 0.2126 * share(channels.group(1), radix, times)
                + 0.7152 * share(channels.group(2), radix, times)
                + 0.0722 * share(channels.group(3), radix, times);
    }

    private static double share(String channel, int radix, int times) {
        double share = Integer.parseInt(channel, radix) * times / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
