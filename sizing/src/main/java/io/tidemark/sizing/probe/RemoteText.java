package io.tidemark.sizing.probe;

import io.tidemark.core.problem.CloudException;
import io.tidemark.deployment.machine.RemoteShell;
import io.tidemark.functions.time.Clock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * A text that grows on a machine at a distance, in numbered parts of which the last one grows. What was added is fetched
 * from where the fetch before ended; one that fails, or whose answer is not complete, changes nothing, so that the next
 * one brings the same and more. Not thread-safe.
 */
final class RemoteText {
    /** Of one fetch. More than what is printed in a minute; on its way, the kernel's text becomes a tenth of that. */
    static final int MOST_BYTES = 4 << 20;

    private static final String FETCH = "remote-fetch.sh";

    private final RemoteShell shell;
    private final Clock clock;
    private final String script;
    private final int mostBytes;
    private final ClockShift shift = new ClockShift();
    private final Lines lines = new Lines();
    private long part;
    private long offset;
    private boolean more;
    private boolean ended;

    /** @param functions that {@code remote-fetch.sh} asks for, and what they need */
    RemoteText(RemoteShell shell, Clock clock, String functions, int mostBytes) throws IOException {
        this.shell = shell;
        this.clock = clock;
        this.script = functions + Scripts.text(FETCH);
        this.mostBytes = mostBytes;
    }

    /**
     * The lines that were completed since the last time, or the first of them.
     *
     * @param stop whether whoever writes the text is to end first
     * @throws IOException when the answer is not complete
     */
    List<String> next(boolean stop, Duration limit) throws CloudException, IOException, InterruptedException {
        RemoteAnswer answer = ask(stop ? "yes" : "no", limit);
        int length = answer.bytes().length;
        boolean full = length >= mostBytes;
        if (answer.more() && !full) {
            part++;
            offset = 0;
        } else {
            offset += length;
        }
        more = answer.more() || full;
        ended = !answer.runs() && !more;
        return lines.add(answer.bytes(), length);
    }

    /** True when there was more than one fetch brings. */
    boolean hasMore() {
        return more;
    }

    /** True when all was fetched and nothing will be added any more. */
    boolean hasEnded() {
        return ended;
    }

    /** What must be added to the machine's times to get ours. */
    long shiftMillis() {
        return shift.millis();
    }

    private RemoteAnswer ask(String stop, Duration limit) throws CloudException, IOException, InterruptedException {
        String position = "part=" + part + " offset=" + offset + " most=" + mostBytes + " stop=" + stop + "\n";
        long sent = clock.epochMillis();
        RemoteAnswer answer = RemoteAnswer.parse(shell.read(position + script, limit));
        shift.seen(sent, answer.clockMillis(), clock.epochMillis());
        return answer;
    }
}
