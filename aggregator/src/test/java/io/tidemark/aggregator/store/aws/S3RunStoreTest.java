package io.tidemark.aggregator.store.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.store.Listing;
import io.tidemark.aggregator.store.RunStore;
import io.tidemark.aggregator.store.RunStoreContract;
import io.tidemark.aggregator.store.S3Place;
import io.tidemark.aggregator.store.StoredRun;
import io.tidemark.functions.aws.AwsClients;
import io.tidemark.functions.aws.S3Server;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Against a real server. */
class S3RunStoreTest extends RunStoreContract {
    private static final AtomicInteger BUCKETS = new AtomicInteger();

    private S3Place place;

    @Override
    protected RunStore open() throws Exception {
        place = new S3Place("runs-of-test-" + BUCKETS.incrementAndGet(), "team/a/");
        S3Server.createBucket(place.bucket());
        return S3RunStore.open(place, S3Server.settings());
    }

    @Test
    void keysAreAsDocumented() throws Exception {
        put(OLD, 1);
        assertThat(keys())
                .containsExactlyInAnyOrder(
                        "team/a/index/" + OLD + ".json",
                        "team/a/runs/" + OLD + "/index.json",
                        "team/a/runs/" + OLD + "/report.html",
                        "team/a/runs/" + OLD + "/started.txt",
                        "team/a/runs/" + OLD + "/t3.small/run.json");
        assertThat(store.place(OLD)).isEqualTo("s3://" + place.bucket() + "/team/a/runs/" + OLD + "/");
    }

    @Test
    void aRunWithoutItsIndexIsNotSeen() throws Exception {
        put(OLD, 1);
        try (S3Client s3 = AwsClients.s3(S3Server.settings())) {
            s3.deleteObject(request -> request.bucket(place.bucket()).key(place.prefix() + "index/" + OLD + ".json"));
        }
        assertThat(store.list(50)).isEqualTo(new Listing(List.of(), 0, List.of()));
        assertThat(store.ids("2026", 10)).isEmpty();
    }

    @Test
    void aLinkShowsTheReportToWhoeverHasIt() throws Exception {
        StoredRun run = put(OLD, 1);
        try (HttpClient browser = HttpClient.newHttpClient()) {
            HttpResponse<String> report = get(browser, store.link(run, Duration.ofMinutes(15)));
            assertThat(report.statusCode()).isEqualTo(200);
            assertThat(report.body()).isEqualTo("<p>report of " + OLD);
            assertThat(report.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");

            URI unsigned = S3Server.uri().resolve("/" + place.bucket() + "/team/a/runs/" + OLD + "/report.html");
            assertThat(get(browser, unsigned).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void aDamagedIndexIsToldAndTheOthersAreListed() throws Exception {
        put(OLD, 1);
        try (S3Client s3 = AwsClients.s3(S3Server.settings())) {
            s3.putObject(
                    request -> request.bucket(place.bucket()).key(place.prefix() + "index/" + NEW + ".json"),
                    RequestBody.fromString("{}"));
        }
        Listing listing = store.list(50);
        assertThat(listing.runs()).extracting(StoredRun::id).containsExactly(OLD);
        assertThat(listing.notes()).singleElement().asString().contains(NEW);
    }

    private static HttpResponse<String> get(HttpClient browser, URI link) throws Exception {
        return browser.send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.ofString());
    }

    private List<String> keys() {
        try (S3Client s3 = AwsClients.s3(S3Server.settings())) {
            return s3.listObjectsV2(request -> request.bucket(place.bucket())).contents().stream()
                    .map(S3Object::key)
                    .toList();
        }
    }
}
