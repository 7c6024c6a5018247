package dev.hush.rulebase;

import org.jspecify.annotations.Nullable;

/** What a probe of one sentence came to: that it holds, or the value that it looks at. */
public record Found(String probe, @Nullable Object value) {
    /** The value in words: whole numbers without a point, and what is no number as nothing. */
    String words() {
        if (value instanceof Double number) {
            if (number.isNaN()) {
                return "nothing";
            }
            return number == Math.rint(number) && Math.abs(number) < 1e15
                    ? Long.toString(number.longValue())
                    : number.toString();
        }
        return String.valueOf(value);
    }
}
