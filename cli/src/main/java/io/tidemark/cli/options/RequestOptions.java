package io.tidemark.cli.options;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is sent, and which answers are good. In a plan file these belong to its steps. */
final class RequestOptions {
    private static final String ANY_STATUS = "100..599";

    @Option(names = "--method", paramLabel = "METHOD", description = "Default: GET.")
    @Nullable
    String method;

    @Option(
            names = {"-H", "--header"},
            paramLabel = "'NAME: VALUE'",
            description = "May be repeated. For secrets use a plan file: its auth names environment variables.")
    List<String> headers = new ArrayList<>();

    @Option(names = "--body", paramLabel = "TEXT", description = "Sent with each request.")
    @Nullable
    String body;

    @Option(names = "--body-file", paramLabel = "FILE", description = "Its bytes are sent with each request.")
    @Nullable
    String bodyFile;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            split = ",",
            description = "What counts as good, such as 200,404 or 2xx. Default: every status below 400.")
    List<String> statuses = new ArrayList<>();

    @Option(names = "--any-status", description = "Every status counts as good: only no response is bad.")
    boolean anyStatus;

    void check(Findings findings, boolean planFile) {
        findings.exclude("--status", statuses, "--any-status", anyStatus);
        for (String header : headers) {
            if (header.indexOf(':') < 1) {
                // Not the value: it may be a secret without its name.
                findings.add("--header", null, "must be a name and a value", "such as 'Accept: text/html'");
            }
        }
        if (planFile) {
            forbid(findings, "--method", method);
            forbid(findings, "--header", headers);
            forbid(findings, "--body", body);
            forbid(findings, "--body-file", bodyFile);
            forbid(findings, "--status", statuses);
            forbid(findings, "--any-status", anyStatus);
        }
    }

    void into(Overlay overlay, String step, boolean anyStatusByDefault) {
        overlay.put(step + ".method", method, "--method");
        for (String header : headers) {
            int colon = header.indexOf(':');
            if (colon > 0) {
                overlay.addField(
                        step + ".headers",
                        header.substring(0, colon).strip(),
                        header.substring(colon + 1).strip(),
                        "--header");
            }
        }
        overlay.put(step + ".body", body, "--body");
        overlay.put(step + ".body-file", bodyFile, "--body-file");
        for (String status : statuses) {
            overlay.add(step + ".checks.status", status.strip(), "--status");
        }
        boolean any = anyStatus || (anyStatusByDefault && statuses.isEmpty());
        overlay.putIf(any && statuses.isEmpty(), step + ".checks.status", ANY_STATUS, "--any-status");
    }

    private static void forbid(Findings findings, String flag, @Nullable Object value) {
        if (Findings.isGiven(value)) {
            findings.add(flag, null, "cannot be together with a plan file", "write it at a step of the plan");
        }
    }
}
