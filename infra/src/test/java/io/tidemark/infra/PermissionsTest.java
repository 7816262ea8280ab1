package io.tidemark.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what: nothing but what is written down, on nothing else. */
class PermissionsTest {

    private static final String FLEET = Template.read(Path.of("..", "docs", "fleet.md"));

    private static final Set<String> INTERFACES = Set.of(
            "ec2:AssignPrivateIpAddresses",
            "ec2:CreateNetworkInterface",
            "ec2:DeleteNetworkInterface",
            "ec2:DescribeNetworkInterfaces",
            "ec2:DescribeSubnets",
            "ec2:UnassignPrivateIpAddresses");

    /** Where every resource is allowed, and why it cannot be fewer. */
    private static final Map<String, Set<String>> EVERYTHING = Map.of(
            "VpcWorkerRole", INTERFACES, // Lambda asks for it; its code is denied them
            "UserPolicy", Set.of("lambda:GetAccountSettings"), // it has no resource
            "Role", // neither have these: the channel of Systems Manager, and the log-in to ECR
                    Set.of(
                            "ec2messages:AcknowledgeMessage",
                            "ec2messages:DeleteMessage",
                            "ec2messages:FailMessage",
                            "ec2messages:GetEndpoint",
                            "ec2messages:GetMessages",
                            "ec2messages:SendReply",
                            "ecr:GetAuthorizationToken",
                            "ssm:UpdateInstanceInformation",
                            "ssmmessages:CreateControlChannel",
                            "ssmmessages:CreateDataChannel",
                            "ssmmessages:OpenControlChannel",
                            "ssmmessages:OpenDataChannel"));

    static Stream<Rendered> stacks() {
        return Stream.of(Template.wholeSwarm(), Template.aTarget());
    }

    private final Rendered swarm = Template.wholeSwarm();
    private final Rendered target = Template.aTarget();

    @Test
    void aWorkerMayDoWhatTheDocumentSaysAndNoMore() {
        assertThat(Grant.allowed(Statement.of(swarm, "WorkerRole")))
                .hasSize(7)
                .isEqualTo(Grant.documented(FLEET, "worker"::equals));
    }

    @Test
    void aWorkerInAVpcMayConnectAsWell() {
        assertThat(Grant.allowed(Statement.of(swarm, "VpcWorkerRole")))
                .hasSize(13)
                .isEqualTo(Grant.documented(FLEET, who -> who.startsWith("worker")));
    }

    @Test
    void usersMayDoWhatTheDocumentSaysAndNoMore() {
        assertThat(Grant.allowed(Statement.of(swarm, "UserPolicy")))
                .hasSizeGreaterThan(10)
                .isEqualTo(Grant.documented(FLEET, who -> !who.startsWith("worker")));
    }

    @Test
    void theCodeOfAWorkerInAVpcMayNotDoWhatLambdaDoesForIt() {
        assertThat(Statement.of(swarm, "VpcWorkerRole").stream().filter(statement -> !statement.allows()))
                .singleElement()
                .satisfies(denied -> {
                    assertThat(denied.actions()).containsExactlyInAnyOrderElementsOf(INTERFACES);
                    assertThat(denied.resources()).containsExactly("*");
                    assertThat(denied.condition()
                                    .at("/ArnEquals/lambda:SourceFunctionArn")
                                    .asText())
                            .isEqualTo("arn:aws:lambda:eu-west-1:123456789012:function:"
                                    + swarm.properties("VpcWorker")
                                            .get("FunctionName")
                                            .asText());
                });
    }

    @Test
    void eachWorkerWritesIntoItsOwnLogOnly() {
        assertThat(logsOf("WorkerRole")).containsExactly(logArn("WorkerLogs"));
        assertThat(logsOf("VpcWorkerRole")).containsExactly(logArn("VpcWorkerLogs"));
    }

    private List<String> logsOf(String role) {
        return Statement.of(swarm, role).stream()
                .filter(statement -> statement.actions().contains("logs:PutLogEvents"))
                .flatMap(statement -> statement.resources().stream())
                .toList();
    }

    private String logArn(String id) {
        return "arn:aws:logs:eu-west-1:123456789012:log-group:"
                + swarm.properties(id).get("LogGroupName").asText() + ":*";
    }

    @Test
    void aTargetTakesCommandsPullsImagesAndStoresOutputs() {
        Set<Grant> limited = Grant.allowed(Statement.of(target, "Role")).stream()
                .filter(grant -> !grant.on().equals("*"))
                .collect(Collectors.toCollection(TreeSet::new));

        String images = "arn:aws:ecr:eu-west-1:123456789012:repository/*";
        assertThat(limited)
                .containsExactlyInAnyOrder(
                        new Grant("ecr:BatchCheckLayerAvailability", images),
                        new Grant("ecr:BatchGetImage", images),
                        new Grant("ecr:GetDownloadUrlForLayer", images),
                        new Grant("s3:PutObject", "hosts/*"));
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void noAllowedActionHasAWildcard(Rendered stack) {
        assertThat(Statement.all(stack).filter(entry -> entry.getValue().allows()))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.getValue().actions())
                        .allMatch(action -> action.matches("[a-z0-9]+:[A-Za-z]+")));
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void everyResourceIsAllowedOnlyWhereThereAreNoFewer(Rendered stack) {
        Map<String, Set<String>> everything = Statement.all(stack)
                .filter(entry -> entry.getValue().allows()
                        && entry.getValue().resources().contains("*"))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        Collectors.flatMapping(entry -> entry.getValue().actions().stream(), Collectors.toSet())));

        assertThat(everything).isNotEmpty();
        everything.forEach((id, actions) -> assertThat(actions).as(id).isEqualTo(EVERYTHING.get(id)));
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void everyRoleIsBounded(Rendered stack) {
        assertThat(stack.ofType("AWS::IAM::Role"))
                .isNotEmpty()
                .allSatisfy(role -> assertThat(stack.properties(role)
                                .path("PermissionsBoundary")
                                .asText())
                        .isEqualTo("arn:aws:iam::123456789012:policy/bounds"));
    }

    @Test
    void withoutABoundaryThereIsNone() {
        Rendered free = Template.swarm().render(Map.of());
        assertThat(free.ofType("AWS::IAM::Role"))
                .isNotEmpty()
                .noneMatch(role -> free.properties(role).has("PermissionsBoundary"));
        assertThat(Template.aTarget("PermissionsBoundary", "")
                        .properties("Role")
                        .has("PermissionsBoundary"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bounds", "arn:aws:iam::123456789012:role/admin", "arn:aws:iam::1:policy/bounds"})
    void whatIsNoPolicyIsNoBoundary(String arn) {
        assertThat(Template.swarm()
                        .json()
                        .at("/Parameters/PermissionsBoundary/AllowedPattern")
                        .asText())
                .satisfies(pattern -> assertThat(arn).doesNotMatch(pattern));
    }

    @Test
    void rolesAreForTheirServiceOnly() {
        assertThat(trusted(swarm, "WorkerRole")).isEqualTo("lambda.amazonaws.com");
        assertThat(trusted(swarm, "VpcWorkerRole")).isEqualTo("lambda.amazonaws.com");
        assertThat(trusted(target, "Role")).isEqualTo("ec2.amazonaws.com");
        assertThat(swarm.properties("Worker").get("Role").asText()).endsWith("role/tidemark-worker-eu-west-1");
        assertThat(swarm.properties("VpcWorker").get("Role").asText()).endsWith("role/tidemark-worker-vpc-eu-west-1");
    }

    private static String trusted(Rendered stack, String role) {
        JsonNode statements = stack.properties(role).at("/AssumeRolePolicyDocument/Statement");
        assertThat(statements).hasSize(1);
        assertThat(statements.at("/0/Action").asText()).isEqualTo("sts:AssumeRole");
        assertThat(statements.at("/0/Principal")).hasSize(1);
        return statements.at("/0/Principal/Service").asText();
    }
}
