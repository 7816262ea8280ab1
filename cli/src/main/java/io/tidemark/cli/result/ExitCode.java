package io.tidemark.cli.result;

import io.tidemark.aggregator.run.Run;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a command ended, as the process tells its caller. The numbers are part of the interface: scripts rely on them. */
public enum ExitCode {
    OK(0, "All is well: for a run, it is valid and within its tolerance."),
    TOLERANCE(
            1,
            "More requests were bad than the tolerance allows, a needed load is not carried, or a comparison found a difference."),
    USAGE(2, "The command line has an unknown option or lacks a value."),
    BAD_INPUT(3, "The plan, the value of an option or a file is wrong; every problem is listed."),
    UNREACHABLE(4, "The target answered no request at all, or was lost on the way."),
    INVALID(5, "The measurement cannot be trusted: the generator, not the service, set the numbers."),
    AWS(6, "AWS could not be reached, or refused what was needed."),
    COMPONENT(7, "A part of an experiment failed, such as a channel or a reporter; all else is reported."),
    DEFECT(70, "Tidemark itself failed; --verbose shows where."),
    INTERRUPTED(130, "The run was interrupted, or had cost what it may; what was measured until then is saved.");

    private final int number;
    private final String sentence;

    ExitCode(int number, String sentence) {
        this.number = number;
        this.sentence = sentence;
    }

    public int number() {
        return number;
    }

    public String sentence() {
        return sentence;
    }

    /**
     * The code of a run. When several apply, the one that says most about the others wins: an interrupted run is not
     * complete, a dead target makes every number moot, an invalid measurement decides nothing, and only then does the
     * tolerance count. So 130 before 4 before 5 before 1 before 0.
     */
    public static ExitCode of(Run run) {
        return switch (run.info().ending().kind()) {
            case INTERRUPTED, COST_LIMIT -> INTERRUPTED;
            case TARGET_LOST -> UNREACHABLE;
            case COMPLETED, FINISHED -> ofMeasured(run, run.verdict().isPassed());
            case TOLERANCE_EXCEEDED -> ofMeasured(run, false);
        };
    }

    /** By number, for help texts. */
    public static Map<String, String> sentences() {
        Map<String, String> sentences = new LinkedHashMap<>();
        for (ExitCode code : values()) {
            sentences.put(Integer.toString(code.number), code.sentence);
        }
        return sentences;
    }

    private static ExitCode ofMeasured(Run run, boolean passed) {
        if (isSilent(run.timeline().totalWithWarmUp().counts())) {
            return UNREACHABLE;
        }
        if (!run.verdict().isValid()) {
            return INVALID;
        }
        return passed ? OK : TOLERANCE;
    }

    /** Requests ended, and not one of them with a response. */
    private static boolean isSilent(Counts counts) {
        long answered = 0;
        for (Outcome outcome : Outcome.values()) {
            answered += outcome.isAnswered() ? counts.count(outcome) : 0;
        }
        return counts.completed() > 0 && answered == 0;
    }
}
