package io.tidemark.experiment.observer;

import io.tidemark.experiment.http.Answer;
import io.tidemark.experiment.http.Request;
import io.tidemark.experiment.http.WebClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The stub that plays Marathon, as a process. */
final class Marathon implements AutoCloseable {
    private static final Path STUB = Path.of("../examples/experiments/MarathonStub.java");

    private final Process process;
    private final WebClient client = new WebClient(false);
    private final String url;

    Marathon(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                STUB.toString(),
                "--port",
                "0"));
        command.addAll(List.of(options));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        url = String.valueOf(output.readLine());
        if (!url.startsWith("http")) {
            throw new IOException("the stub did not start: " + url);
        }
    }

    String url() {
        return url;
    }

    Answer send(String verb, String path, String body) throws IOException, InterruptedException {
        Answer answer = client.send(Request.of(verb, url + path).withBody(body));
        if (!answer.isSuccess()) {
            throw new IOException(verb + " " + path + ": " + answer + " " + answer.text());
        }
        return answer;
    }

    /** Removes all that is deployed, and waits until that is done: nobody who listens then hears of it. */
    void clear() throws IOException, InterruptedException {
        send("DELETE", "/v2/groups?force=true", "");
        while (!send("GET", "/v2/deployments", "").text().equals("[]")) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Override
    public void close() {
        client.close();
        process.destroyForcibly();
    }
}
