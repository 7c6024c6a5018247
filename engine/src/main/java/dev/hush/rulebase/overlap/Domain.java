package dev.hush.rulebase.overlap;

import java.util.HashSet;
import java.util.Set;

/** The values that an expression may have for a condition to hold. */
sealed interface Domain {
    /** The values in both; empty where the two speak of values of different kinds, of which nothing is known. */
    Domain and(Domain other);

    boolean isEmpty();

    /** Whether each of these values is one of the other's. */
    boolean within(Domain other);

    /** Numbers from {@code least} to {@code most}, the ends left out where they are open. */
    record Numbers(double least, boolean leastOpen, double most, boolean mostOpen) implements Domain {
        static Numbers compared(String operator, double value) {
            return switch (operator) {
                case "==" -> new Numbers(value, false, value, false);
                case ">=" -> new Numbers(value, false, Double.POSITIVE_INFINITY, true);
                case ">" -> new Numbers(value, true, Double.POSITIVE_INFINITY, true);
                case "<=" -> new Numbers(Double.NEGATIVE_INFINITY, true, value, false);
                case "<" -> new Numbers(Double.NEGATIVE_INFINITY, true, value, true);
                default -> throw new IllegalArgumentException("expected a comparison, found " + operator);
            };
        }

        @Override
        public Domain and(Domain other) {
            if (!(other instanceof Numbers it)) {
                return this;
            }
            boolean mineBegins = least > it.least || (least == it.least && leastOpen);
            boolean mineEnds = most < it.most || (most == it.most && mostOpen);
            return new Numbers(
                    mineBegins ? least : it.least,
                    mineBegins ? leastOpen : it.leastOpen,
                    mineEnds ? most : it.most,
                    mineEnds ? mostOpen : it.mostOpen);
        }

        @Override
        public boolean isEmpty() {
            return least > most || (least == most && (leastOpen || mostOpen));
        }

        @Override
        public boolean within(Domain other) {
            return other instanceof Numbers && and(other).equals(this);
        }
    }

    /** Words: these, or all but these. */
    record Words(boolean allBut, Set<String> words) implements Domain {
        static final Words YES = new Words(false, Set.of("yes"));
        static final Words NO = new Words(false, Set.of("no"));

        public Words {
            words = Set.copyOf(words);
        }

        static Words truth(boolean truth) {
            return truth ? YES : NO;
        }

        @Override
        public Domain and(Domain other) {
            if (!(other instanceof Words it)) {
                return this;
            }
            Set<String> both = new HashSet<>(words);
            if (allBut && it.allBut) {
                both.addAll(it.words);
                return new Words(true, both);
            }
            if (allBut) {
                return it.and(this);
            }
            if (it.allBut) {
                both.removeAll(it.words);
            } else {
                both.retainAll(it.words);
            }
            return new Words(false, both);
        }

        @Override
        public boolean isEmpty() {
            return !allBut && words.isEmpty();
        }

        @Override
        public boolean within(Domain other) {
            return other instanceof Words && and(other).equals(this);
        }
    }
}
