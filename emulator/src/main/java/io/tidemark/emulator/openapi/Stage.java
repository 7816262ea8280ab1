package io.tidemark.emulator.openapi;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.emulator.app.AppKey;
import io.tidemark.emulator.backend.PathPattern;
import io.tidemark.emulator.fault.FaultRule;
import io.tidemark.server.Reply;
import io.tidemark.server.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where examples are played, all of them with one application. */
final class Stage {
    private final Rehearsal rehearsal;
    private final AppKey key;

    Stage(Rehearsal rehearsal, AppKey key) {
        this.rehearsal = rehearsal;
        this.key = key;
    }

    record Played(int status, JsonNode body) {
        Played {
            requireNonNull(body, "body is null");
        }
    }

    AppKey key() {
        return key;
    }

    Played play(Way way, FaultRule faults) {
        return play(requests(way.steps()), faults);
    }

    Played play(Request request) {
        return play(List.of(request), FaultRule.NONE);
    }

    /** After a little life of the application. */
    Played after(List<Way.Step> life, Request request) {
        List<Request> requests = requests(life);
        requests.add(request);
        return play(requests, FaultRule.NONE);
    }

    Played play(List<Request> requests, FaultRule faults) {
        Reply reply = rehearsal.play(requests, faults);
        return new Played(reply.status(), Parts.parse(reply.body()));
    }

    private List<Request> requests(List<Way.Step> steps) {
        List<Request> requests = new ArrayList<>();
        for (Way.Step step : steps) {
            byte[] body = step.sample().body().toString().getBytes(StandardCharsets.UTF_8);
            requests.add(request(step.call().method(), step.call().path(), body));
        }
        return requests;
    }

    Request request(String method, PathPattern path, byte[] body) {
        List<String> segments = path.segments().stream()
                .map(segment -> switch (segment) {
                    case "{account}" -> key.account();
                    case "{app}" -> key.app();
                    default -> segment;
                })
                .toList();
        return new Request(method, segments, Map.of(), "", body);
    }
}
