package io.tidemark.cli.size;

import io.tidemark.cli.result.ExitCode;
import io.tidemark.core.capacity.Answer;
import io.tidemark.sizing.compare.Comparison;
import io.tidemark.sizing.result.Sizing;

/** How a sizing ends the command. */
final class SizeExit {
    private SizeExit() {}

    static ExitCode of(Sizing sizing) {
        return of(sizing.answer());
    }

    /** An answer that was not what one hoped for is still an answer, unless it was asked for with --need. */
    static ExitCode of(Answer answer) {
        return switch (answer.status()) {
            case FOUND, NEED_DECIDED, ABOVE_HIGHEST -> answer.need().orElse(1) < 0.5 ? ExitCode.TOLERANCE : ExitCode.OK;
            case OUT_OF_BUDGET -> answer.estimate().isPresent() ? ExitCode.OK : ExitCode.INVALID;
            case BELOW_LOWEST -> ExitCode.TOLERANCE;
            case INVALID -> ExitCode.INVALID;
            case INTERRUPTED -> ExitCode.INTERRUPTED;
            case TARGET_LOST -> ExitCode.UNREACHABLE;
        };
    }

    /** @param stopped whether it was ended early, so that some types may not have been begun */
    static ExitCode of(Comparison comparison, boolean stopped) {
        boolean interrupted = stopped
                || comparison.candidates().stream()
                        .flatMap(candidate -> candidate.sizing().stream())
                        .anyMatch(sizing -> sizing.answer().status() == Answer.Status.INTERRUPTED);
        if (interrupted) {
            return ExitCode.INTERRUPTED;
        }
        return comparison.candidates().stream().anyMatch(Comparison.Candidate::winner) ? ExitCode.OK : ExitCode.INVALID;
    }
}
