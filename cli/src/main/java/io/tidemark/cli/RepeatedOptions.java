package io.tidemark.cli;

import java.util.List;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ParseResult.GroupMatch;

/**
 * Finds options that were given twice and can have one value only. The parser would take the second one as the beginning of
 * another group of options, and forget all that were in the first.
 */
final class RepeatedOptions {
    private RepeatedOptions() {}

    /** @throws ParameterException that names the first of them */
    static void refuse(ParseResult parsed) {
        ParseResult innermost = parsed;
        while (innermost.hasSubcommand()) {
            innermost = innermost.subcommand();
        }
        for (ArgGroupSpec group : innermost.commandSpec().argGroups()) {
            List<GroupMatch> matches = innermost.findMatches(group).stream()
                    .flatMap(container -> container.matches().stream())
                    .toList();
            refuse(innermost, matches, group);
        }
    }

    private static void refuse(ParseResult parsed, List<GroupMatch> matches, ArgGroupSpec group) {
        if (matches.size() < 2) {
            return;
        }
        for (OptionSpec option : group.allOptionsNested()) {
            long times = matches.stream()
                    .filter(match -> !match.matchedValues(option).isEmpty())
                    .count();
            if (times > 1) {
                throw new ParameterException(
                        parsed.commandSpec().commandLine(),
                        "option '" + option.longestName() + "' should be given once");
            }
        }
    }
}
