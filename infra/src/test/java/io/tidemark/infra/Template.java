package io.tidemark.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A template as it lies in the repository: what users get. */
record Template(String file, JsonNode json) {

    static final Path DIRECTORY =
            Path.of("..", "deployment", "src", "main", "resources", "io", "tidemark", "deployment");

    private static final String BOUNDARY = "arn:aws:iam::123456789012:policy/bounds";
    private static final Map<String, String> IN_VPC = Map.of(
            "WorkerCode", "code/abc.zip",
            "VpcId", "vpc-0abc",
            "SubnetIds", "subnet-0a,subnet-0b",
            "RouteTableIds", "rtb-0a",
            "S3Endpoint", "yes",
            "DynamoEndpoint", "yes",
            "PermissionsBoundary", BOUNDARY);
    private static final Map<String, String> A_TARGET = Map.of(
            "Name", "kinto",
            "InstanceType", "t3.small",
            "VpcId", "vpc-0abc",
            "SubnetId", "subnet-0a",
            "WorkerSecurityGroup", "sg-0abc",
            "Port", "8888",
            "Bucket", "tidemark-123456789012-eu-west-1",
            "PermissionsBoundary", BOUNDARY);

    static Template swarm() {
        return read("swarm.json");
    }

    static Template target() {
        return read("target.json");
    }

    /** Everything that the swarm can have. */
    static Rendered wholeSwarm() {
        return swarm().render(IN_VPC);
    }

    static Rendered aTarget() {
        return target().render(A_TARGET);
    }

    static Rendered aTarget(String parameter, String value) {
        Map<String, String> parameters = new LinkedHashMap<>(A_TARGET);
        parameters.put(parameter, value);
        return target().render(parameters);
    }

    static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Rendered render(Map<String, String> parameters) {
        return Rendered.of(json, parameters);
    }

    private static Template read(String file) {
        try {
            return new Template(file, new ObjectMapper().readTree(read(DIRECTORY.resolve(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
