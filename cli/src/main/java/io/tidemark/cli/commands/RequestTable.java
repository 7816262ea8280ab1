package io.tidemark.cli.commands;

import io.tidemark.aggregator.csv.RequestLogs;
import io.tidemark.functions.requests.LoggedRequest;
import io.tidemark.functions.requests.RequestLog;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** A row for each request. Times are whole microseconds; instants count from the start of the run. */
final class RequestTable {
    private static final String HEADER =
            "name,warm_up,intended_us,start_us,end_us,latency_us,service_us,outcome,status,"
                    + "connect_us,tls_us,first_byte_us,bytes_in,bytes_out";

    private RequestTable() {}

    /** @return a sentence for each log that is not whole */
    static List<String> write(List<Path> logs, List<String> names, PrintStream out) throws IOException {
        out.print(HEADER + "\n");
        List<String> incomplete = new RequestLogs(logs).forEach(request -> out.print(row(request, names) + "\n"));
        out.flush();
        return incomplete;
    }

    static String row(LoggedRequest request, List<String> names) {
        String name = request.name() < names.size() ? names.get(request.name()) : Integer.toString(request.name());
        return String.join(
                ",",
                quoted(name),
                Boolean.toString(request.warmUp()),
                Long.toString(request.intendedMicros()),
                Long.toString(request.startMicros()),
                Long.toString(request.endMicros()),
                Long.toString(request.latencyMicros()),
                Long.toString(request.serviceMicros()),
                quoted(request.outcome().label()),
                request.status() == 0 ? "" : Integer.toString(request.status()),
                optional(request.connectMicros()),
                optional(request.tlsMicros()),
                optional(request.firstByteMicros()),
                Long.toString(request.bytesIn()),
                Long.toString(request.bytesOut()));
    }

    private static String optional(long micros) {
        return micros == RequestLog.NONE ? "" : Long.toString(micros);
    }

    private static String quoted(String text) {
        return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
