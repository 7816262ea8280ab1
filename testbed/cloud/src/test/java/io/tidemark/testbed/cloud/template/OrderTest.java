package io.tidemark.testbed.cloud.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What comes before what. */
class OrderTest {
    private static final Set<String> TYPES = Set.of("AWS::S3::Bucket", "AWS::IAM::Role");

    private static Template template(String resources) {
        return Template.read("{\"Resources\": {" + resources + "}}", TYPES);
    }

    private static String resource(String id, String more) {
        return "\"" + id + "\": {\"Type\": \"AWS::S3::Bucket\", " + more + "}";
    }

    @Test
    void everyKindOfReferenceCounts() {
        Template template = template(String.join(
                ",",
                resource("Sub", "\"Properties\": {\"a\": {\"Fn::Sub\": \"x-${Att.Arn}\"}}"),
                resource("Att", "\"Properties\": {\"a\": [{\"Fn::GetAtt\": [\"Ref\", \"Arn\"]}]}"),
                resource("Ref", "\"Properties\": {\"a\": {\"b\": {\"Ref\": \"Depends\"}}}"),
                resource("Depends", "\"DependsOn\": [\"Last\"]"),
                resource("Last", "\"Properties\": {}")));

        assertThat(Order.of(template, template.resources().keySet()))
                .containsExactly("Last", "Depends", "Ref", "Att", "Sub");
    }

    @Test
    void whatIsNotMadeIsNotWaitedFor() {
        Template template = template(resource("A", "\"DependsOn\": \"B\"") + "," + resource("B", "\"Properties\": {}"));

        assertThat(Order.of(template, List.of("A"))).containsExactly("A");
    }

    @Test
    void circleIsRefused() {
        assertThatThrownBy(() -> template(resource("A", "\"DependsOn\": \"B\"") + ","
                        + resource("B", "\"Properties\": {\"a\": {\"Ref\": \"A\"}}") + ","
                        + resource("C", "\"Properties\": {}")))
                .hasMessage("Circular dependency between resources: [A, B]");
    }

    @Test
    void namesInIamNeedTheStrongerCapability() {
        String role = "\"R\": {\"Type\": \"AWS::IAM::Role\", \"Properties\": {%s}}";

        assertThat(template(role.formatted("")).capabilities()).containsExactly("CAPABILITY_IAM");
        assertThat(template(role.formatted("\"RoleName\": \"r\"")).capabilities())
                .containsExactly("CAPABILITY_NAMED_IAM");
        assertThat(template(resource("A", "\"Properties\": {}")).capabilities()).isEmpty();
    }
}
