package io.tidemark.experiment.task;

import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.http.Answer;
import io.tidemark.experiment.http.Credentials;
import io.tidemark.experiment.http.Request;
import io.tidemark.experiment.http.RequestException;
import io.tidemark.experiment.http.RequestTemplate;
import io.tidemark.experiment.http.Urls;
import io.tidemark.experiment.http.WebClient;
import io.tidemark.experiment.json.Json;
import io.tidemark.experiment.json.Pointer;
import io.tidemark.experiment.macro.Template;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Has Marathon remove something, and waits until it has done so. */
final class Marathon {
    private static final Duration SHORTEST_POLL = Duration.ofMillis(20);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(1);
    private static final int NOT_FOUND = 404;

    private final Template url;
    private final Map<String, Template> headers;
    private final Duration timeout;
    private final Duration patience;
    private final boolean insecure;

    Marathon(Settings settings) {
        url = settings.text("url");
        headers = new LinkedHashMap<>(settings.texts("headers"));
        timeout = RequestTemplate.timeout(settings);
        patience = settings.duration("patience");
        insecure = settings.yes("insecure");
    }

    static List<Option> options(Option... own) {
        List<Option> options = new ArrayList<>();
        options.add(Option.required("url", OptionKind.TEXT, "The base URL of Marathon."));
        options.addAll(List.of(own));
        options.add(Option.optional(
                "headers",
                OptionKind.TEXTS,
                "",
                "Headers to send. When `dcos_auth_token` is defined, by the user or by a task, `Authorization: token=...` is "
                        + "sent unless an authorization is among these."));
        options.add(Option.optional(
                "patience",
                OptionKind.DURATION,
                "10m",
                "How long Marathon may take to remove all of it; after that the task fails."));
        options.addAll(RequestTemplate.CONNECTION);
        return List.copyOf(options);
    }

    /** One conversation with it. */
    Visit visit(Stage stage, Trace cause) {
        Scope scope = stage.scope(cause);
        return new Visit(stage, new WebClient(insecure), url.render(scope), Credentials.headers(headers, scope));
    }

    final class Visit implements AutoCloseable {
        private final Stage stage;
        private final WebClient client;
        private final String base;
        private final Map<String, String> headers;

        private Visit(Stage stage, WebClient client, String base, Map<String, String> headers) {
            this.stage = stage;
            this.client = client;
            this.base = base;
            this.headers = new LinkedHashMap<>(headers);
        }

        /** The names of all apps, those in groups too. */
        List<String> apps() throws RequestException, InterruptedException {
            Request request = request("GET", "/v2/apps");
            List<String> names = new ArrayList<>();
            if (Pointer.parse("/apps")
                            .find(Failures.json(request, client.send(request)))
                            .orElse(null)
                    instanceof List<?> apps) {
                Pointer id = Pointer.parse("/id");
                apps.forEach(app -> id.find(app).map(String::valueOf).ifPresent(names::add));
            }
            return names;
        }

        /** Returns when they are gone. */
        void removeApps(List<String> names) throws RequestException, InterruptedException {
            Set<String> deployments = new LinkedHashSet<>();
            for (String name : names) {
                remove(Urls.join("/v2/apps", name)).ifPresent(deployments::add);
            }
            await(deployments);
        }

        /** Returns when it is gone; one that is not there is gone already. */
        void removeGroup(String name) throws RequestException, InterruptedException {
            Set<String> deployments = new LinkedHashSet<>();
            remove(Urls.join("/v2/groups", name)).ifPresent(deployments::add);
            await(deployments);
        }

        /** The deployment that removes it; empty when it is not there. */
        private Optional<String> remove(String path) throws RequestException, InterruptedException {
            Request request = request("DELETE", path + "?force=true");
            Answer answer = client.send(request);
            if (answer.status() == NOT_FOUND) {
                return Optional.empty();
            }
            if (!answer.isSuccess()) {
                throw Failures.status(request, answer);
            }
            return answer.header("Marathon-Deployment-Id").or(() -> named(answer));
        }

        private static Optional<String> named(Answer answer) {
            try {
                return Pointer.parse("/deploymentId")
                        .find(Json.parse(answer.text()))
                        .map(String::valueOf);
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }

        /** Asks more and more seldom, so that short deployments are not waited for longer than they take. */
        private void await(Set<String> deployments) throws RequestException, InterruptedException {
            long end = stage.clock().nanoTime() + patience.toNanos();
            Duration pause = SHORTEST_POLL;
            while (!deployments.isEmpty() && running().stream().anyMatch(deployments::contains)) {
                if (stage.clock().nanoTime() >= end) {
                    throw new RequestException(base + ": not all was removed within " + patience.toSeconds() + " s");
                }
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
                pause = pause.multipliedBy(2).compareTo(LONGEST_POLL) > 0 ? LONGEST_POLL : pause.multipliedBy(2);
            }
        }

        private List<String> running() throws RequestException, InterruptedException {
            Request request = request("GET", "/v2/deployments");
            List<String> running = new ArrayList<>();
            if (Failures.json(request, client.send(request)) instanceof List<?> deployments) {
                Pointer id = Pointer.parse("/id");
                deployments.forEach(
                        deployment -> id.find(deployment).map(String::valueOf).ifPresent(running::add));
            }
            return running;
        }

        private Request request(String method, String path) {
            return Request.of(method, Urls.join(base, path))
                    .withHeaders(headers)
                    .withTimeout(timeout)
                    .withKeep(Request.KEEP_ALL);
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
