package dev.hush.intake;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Reads numbers of cells. */
final class Numbers {
    private static final int LONGEST = 100;

    private Numbers() {}

    /**
     * The number with the digits that are written, a point before the decimals.
     *
     * @throws NumberFormatException when it is none
     */
    static BigDecimal parse(String text) {
        String stripped = text.strip();
        if (stripped.length() > LONGEST) {
            throw new NumberFormatException();
        }
        BigDecimal number = new BigDecimal(stripped);
        if (!Limits.writable(number)) {
            throw new NumberFormatException();
        }
        return number;
    }

    /**
     * The whole number as an Integer, else a Long, else a BigDecimal.
     *
     * @throws NumberFormatException when it is none
     */
    static Number whole(String text) {
        try {
            BigInteger number = parse(text).toBigIntegerExact();
            if (number.bitLength() < Integer.SIZE) {
                return number.intValue();
            }
            return number.bitLength() < Long.SIZE ? (Number) number.longValue() : new BigDecimal(number);
        } catch (NumberFormatException e) {
            throw e;
        } catch (ArithmeticException e) {
            throw new NumberFormatException();
        }
    }
}
