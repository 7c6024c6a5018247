package dev.hush.intake;

/** A row of which no event can be made; the others go on. */
final class BadRow extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    BadRow(Problem problem) {
        super(problem.toString(), null, false, false);
        this.problem = problem;
    }

    BadRow(String field, String expected, String found) {
        this(Problem.invalid(field, expected, found));
    }

    Problem problem() {
        return problem;
    }
}
