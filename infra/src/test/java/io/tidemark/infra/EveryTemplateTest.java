package io.tidemark.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What both templates have to keep. */
class EveryTemplateTest {

    /** What CloudFormation takes with the call; a larger template would need a bucket before there is one. */
    private static final int LARGEST_BODY = 51_200;

    /** The properties by which resources are named. A property that is missing here is one that a reader checks. */
    private static final Set<String> NAMES = Set.of(
            "BucketName",
            "FunctionName",
            "GroupName",
            "InstanceProfileName",
            "LogGroupName",
            "ManagedPolicyName",
            "RoleName",
            "TableName");

    static Stream<Arguments> templates() {
        return Stream.of(
                Arguments.of(Template.swarm(), Template.wholeSwarm()),
                Arguments.of(Template.target(), Template.aTarget()));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void fitsIntoTheCall(Template template, Rendered stack) {
        assertThat(Template.read(Template.DIRECTORY.resolve(template.file())).getBytes(StandardCharsets.UTF_8).length)
                .isLessThan(LARGEST_BODY);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void saysNothingOfItsMaking(Template template, Rendered stack) {
        assertThat(template.json().fieldNames())
                .toIterable()
                .containsExactly("Description", "Parameters", "Conditions", "Resources", "Outputs");
        assertThat(template.json().findValues("Metadata")).isEmpty();
        assertThat(template.json().toString())
                .doesNotContain("cdk", "/tmp/", "/home/")
                .doesNotContainPattern("[0-9]{12}\"");
    }

    /** They are in the lines of progress. */
    @ParameterizedTest
    @MethodSource("templates")
    void idsAreReadable(Template template, Rendered stack) {
        assertThat(template.json().get("Resources").fieldNames())
                .toIterable()
                .allMatch(id -> id.matches("([A-Z][a-z]+|S3)+"));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyParameterIsExplained(Template template, Rendered stack) {
        assertThat(template.json().get("Parameters"))
                .allSatisfy(parameter ->
                        assertThat(parameter.path("Description").asText()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyConditionAndParameterIsUsed(Template template, Rendered stack) {
        String text = template.json().toString();
        template.json()
                .get("Parameters")
                .fieldNames()
                .forEachRemaining(name -> assertThat(
                                text.contains("{\"Ref\":\"" + name + "\"}") || text.contains("${" + name + "}"))
                        .as(name)
                        .isTrue());
        template.json()
                .get("Conditions")
                .fieldNames()
                .forEachRemaining(name -> assertThat(text.contains("\"Condition\":\"" + name + "\"")
                                || text.contains("\"Fn::If\":[\"" + name + "\""))
                        .as(name)
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyNameBeginsWithThePrefix(Template template, Rendered stack) {
        List<String> names = template.json()
                .get("Resources")
                .valueStream()
                .flatMap(resource -> resource.get("Properties").properties().stream())
                .filter(property -> NAMES.contains(property.getKey()))
                .map(property -> property.getValue().toString())
                .toList();

        assertThat(names)
                .hasSizeGreaterThan(1)
                .allMatch(name -> name.matches(
                        "[{]\"(Ref\":\"(Prefix|Worker|VpcWorker)\"|Fn::Sub\":\"(/aws/lambda/)?[$][{]Prefix}.*)[}]"));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everythingGoesWithTheStack(Template template, Rendered stack) {
        stack.resources().forEach((id, resource) -> {
            boolean keepsData = List.of("AWS::S3::Bucket", "AWS::DynamoDB::Table", "AWS::Logs::LogGroup")
                    .contains(resource.get("Type").asText());
            for (String policy : List.of("DeletionPolicy", "UpdateReplacePolicy")) {
                assertThat(resource.path(policy).asText())
                        .as("%s of %s", policy, id)
                        .isEqualTo(keepsData ? "Delete" : "");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("templates")
    void nobodyComesInByAnAddress(Template template, Rendered stack) {
        List<JsonNode> rules = stack.ofType("AWS::EC2::SecurityGroup").stream()
                .flatMap(group ->
                        stack.properties(group).path("SecurityGroupIngress").valueStream())
                .toList();

        assertThat(rules)
                .noneMatch(rule -> rule.has("CidrIp") || rule.has("CidrIpv6") || rule.has("SourcePrefixListId"))
                .allMatch(rule -> rule.has("SourceSecurityGroupId"));
        assertThat(stack.ofType("AWS::EC2::SecurityGroupIngress")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everySecurityGroupSaysWhatMayLeave(Template template, Rendered stack) {
        assertThat(stack.ofType("AWS::EC2::SecurityGroup"))
                .isNotEmpty()
                .allSatisfy(group -> assertThat(stack.properties(group).path("SecurityGroupEgress"))
                        .isNotEmpty()
                        .noneMatch(rule -> rule.get("IpProtocol").asText().equals("-1")));
    }

    /** A text that cannot be changed later, on a resource with a name of its own, would make every update fail. */
    @ParameterizedTest
    @MethodSource("templates")
    void noNamedResourceHasATextThatReplacesIt(Template template, Rendered stack) {
        assertThat(stack.ofType("AWS::IAM::ManagedPolicy"))
                .noneMatch(policy -> stack.properties(policy).has("Description"));
        assertThat(stack.ofType("AWS::EC2::SecurityGroup"))
                .noneMatch(group -> stack.properties(group).has("GroupName"));
    }
}
