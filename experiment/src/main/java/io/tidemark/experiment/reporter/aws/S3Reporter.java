package io.tidemark.experiment.reporter.aws;

import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Reporter;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.macro.Template;
import io.tidemark.experiment.reporter.EventCollection;
import io.tidemark.experiment.reporter.RawDump;
import io.tidemark.experiment.result.Results;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import io.tidemark.functions.aws.AwsClients;
import io.tidemark.functions.aws.AwsSettings;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** The raw dump, to a bucket. */
public final class S3Reporter implements Reporter {
    private static final String PRIVATE = "private";

    public static final ComponentType<S3Reporter> TYPE = new ComponentType<>(
            Role.REPORTER,
            "S3Reporter",
            List.of(),
            "Uploads the file of the RawReporter to a bucket in S3, and adds it to an index there. Several experiments"
                    + " may add to one index at the same time.",
            List.of(
                    Option.required("bucket", OptionKind.TEXT, "The bucket."),
                    Option.optional("path", OptionKind.TEXT, "results-raw.json", "The name of the file in the bucket."),
                    Option.optional(
                            "aws_access_key_id",
                            OptionKind.TEXT,
                            "",
                            "The key. Where the variable `AWS_ACCESS_KEY_ID` is set, or nothing is said, the usual places"
                                    + " of AWS are looked at."),
                    Option.optional("aws_secret_access_key", OptionKind.TEXT, "", "Its secret."),
                    Option.choice(
                            "acl",
                            PRIVATE,
                            "Who may read the file.",
                            PRIVATE,
                            "public-read",
                            "public-read-write",
                            "authenticated-read",
                            "bucket-owner-read",
                            "bucket-owner-full-control"),
                    Option.optional(
                            "region",
                            OptionKind.TEXT,
                            "",
                            "The region to begin with; any will do, for S3 knows where the bucket is."),
                    Option.optional("endpoint", OptionKind.TEXT, "", "The address of another service that speaks S3."),
                    EventCollection.OPTION,
                    Option.optional(
                            "index",
                            OptionKind.SECTION,
                            "",
                            "A JSON document that lists what was uploaded, newest first.",
                            Option.optional(
                                    "path", OptionKind.TEXT, "index.json", "The name of its file in the bucket."),
                            Option.required("entry", OptionKind.TEXT, "The list to add to."),
                            Option.optional(
                                    "max_entries",
                                    OptionKind.WHOLE,
                                    "0",
                                    "How many the list keeps, the newest; 0 for all. The files of others are not"
                                            + " deleted."),
                            Option.optional("bucket", OptionKind.TEXT, "", "Its bucket, if it is not the same."))),
            List.of(),
            S3Reporter::new);

    private static final double MILLIS = 1e3;

    private final Template bucket;
    private final Template path;
    private final Optional<Template> key;
    private final Optional<Template> secret;
    private final Optional<Template> region;
    private final Optional<Template> endpoint;
    private final String acl;
    private final Optional<EventCollection> events;
    private final Optional<Index> index;

    private record Index(Template path, Template entry, long most, Optional<Template> bucket) {}

    private S3Reporter(Settings settings) {
        bucket = settings.text("bucket");
        path = settings.text("path");
        key = settings.maybeText("aws_access_key_id");
        secret = settings.maybeText("aws_secret_access_key");
        region = settings.maybeText("region");
        endpoint = settings.maybeText("endpoint");
        acl = settings.choice("acl");
        events = EventCollection.of(settings);
        index = settings.maybeSection("index")
                .map(section -> new Index(
                        section.text("path"),
                        section.text("entry"),
                        section.whole("max_entries", 0, Integer.MAX_VALUE),
                        section.maybeText("bucket")));
        if (key.isPresent() != secret.isPresent()) {
            settings.reject(
                    key.isPresent() ? "aws_access_key_id" : "aws_secret_access_key",
                    "must be together with " + (key.isPresent() ? "aws_secret_access_key" : "aws_access_key_id"),
                    "");
        }
    }

    @Override
    public void start(Stage stage) {
        events.ifPresent(collection -> collection.start(stage));
    }

    @Override
    public List<String> report(Results results, Stage stage) throws Exception {
        Scope scope = stage.scope(Trace.NONE);
        String to = bucket.render(scope);
        String name = path.render(scope);
        List<String> places = new ArrayList<>();
        Path file = Files.createTempFile("tidemark-", ".json");
        try (S3Client s3 = client(scope, stage)) {
            RawDump dump = new RawDump(
                    results, events.isPresent() ? Optional.of(events.get().finish()) : Optional.empty());
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
                dump.write(out);
            }
            s3.putObject(
                    request -> {
                        request.bucket(to).key(name).contentType("application/json");
                        // It is private anyway, and many buckets take no lists of who may do what.
                        if (!acl.equals(PRIVATE)) {
                            request.acl(acl);
                        }
                    },
                    RequestBody.fromFile(file));
            places.add("s3://" + to + "/" + name);
            if (index.isPresent()) {
                places.add(add(index.get(), s3, results, scope, name));
            }
        } catch (SdkException e) {
            throw new IOException("s3://" + to + "/" + name + ": " + e.getMessage(), e);
        } finally {
            Files.deleteIfExists(file);
        }
        return places;
    }

    private String add(Index into, S3Client s3, Results results, Scope scope, String name)
            throws IOException, InterruptedException {
        String where = into.bucket().orElse(bucket).render(scope);
        String document = into.path().render(scope);
        new S3IndexFile(s3, where, document)
                .change(list -> list.add(
                        into.entry().render(scope),
                        results.completedEpochMillis() / MILLIS,
                        results.meta(),
                        name,
                        into.most()));
        return "s3://" + where + "/" + document;
    }

    private S3Client client(Scope scope, Stage stage) {
        String named = region.map(text -> text.render(scope)).orElse("");
        String address = endpoint.map(text -> text.render(scope)).orElse("");
        AwsSettings settings =
                new AwsSettings(named.isEmpty() ? null : named, null, address.isEmpty() ? null : URI.create(address));
        S3ClientBuilder builder = AwsClients.configure(S3Client.builder(), settings)
                .crossRegionAccessEnabled(true)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .forcePathStyle(!address.isEmpty());
        boolean inEnvironment = stage.environment().get("AWS_ACCESS_KEY_ID") != null;
        if (key.isPresent() && secret.isPresent() && !inEnvironment) {
            builder.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                    key.get().render(scope), secret.get().render(scope))));
        }
        try {
            return builder.build();
        } catch (SdkClientException e) {
            // Nobody said where. S3 tells where the bucket is when it is asked in the wrong region.
            return builder.region(Region.US_EAST_1).build();
        }
    }
}
