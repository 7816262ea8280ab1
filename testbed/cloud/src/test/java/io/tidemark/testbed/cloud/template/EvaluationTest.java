package io.tidemark.testbed.cloud.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.testbed.cloud.protocol.Refusal;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What functions of templates come to. */
class EvaluationTest {
    private static final Set<String> TYPES = Set.of("AWS::S3::Bucket");

    private static final String TEMPLATE = """
            {"Parameters": {
               "Name": {"Type": "String", "Default": "tide"},
               "None": {"Type": "String", "Default": ""},
               "Ids": {"Type": "CommaDelimitedList", "Default": "a, b,c"},
               "Image": {"Type": "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>", "Default": "/image"}
             },
             "Mappings": {"Sizes": {"small": {"memory": 128}}},
             "Conditions": {
               "Named": {"Fn::Not": [{"Fn::Equals": [{"Ref": "Name"}, ""]}]},
               "Empty": {"Fn::Equals": [{"Ref": "None"}, ""]},
               "Both": {"Fn::And": [{"Condition": "Named"}, {"Condition": "Empty"}]},
               "Neither": {"Fn::Not": [{"Fn::Or": [{"Condition": "Named"}, {"Condition": "Empty"}]}]}
             },
             "Resources": {
               "Other": {"Type": "AWS::S3::Bucket", "Condition": "Neither"},
               "It": {"Type": "AWS::S3::Bucket", "Properties": {"Value": %s, "Left": 1}}
             }}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "as it is"                                                 | "as it is"
            7                                                          | 7
            {"Ref": "Name"}                                            | "tide"
            {"Ref": "Ids"}                                             | ["a","b","c"]
            {"Ref": "Image"}                                           | "ami-1"
            {"Ref": "AWS::Region"}                                     | "us-east-1"
            {"Ref": "Other"}                                           | "bucket-7"
            {"Fn::GetAtt": ["Other", "Arn"]}                           | "arn:7"
            {"Fn::GetAtt": "Other.Arn"}                                | "arn:7"
            {"Fn::Sub": "${Name}-${Other}-${Other.Arn}-${!Literal}"}   | "tide-bucket-7-arn:7-${Literal}"
            {"Fn::Sub": ["${Name}-${x}", {"x": {"Ref": "Image"}}]}     | "tide-ami-1"
            {"Fn::Sub": "cost: $5 \\\\ $1"}                            | "cost: $5 \\\\ $1"
            {"Fn::Join": ["/", ["a", {"Ref": "Name"}]]}                | "a/tide"
            {"Fn::Join": ["+", {"Ref": "Ids"}]}                        | "a+b+c"
            {"Fn::Split": [".", "a.b."]}                               | ["a","b",""]
            {"Fn::Select": ["1", {"Ref": "Ids"}]}                      | "b"
            {"Fn::Select": [0, {"Fn::Split": ["-", "x-y"]}]}           | "x"
            {"Fn::FindInMap": ["Sizes", "small", "memory"]}            | 128
            {"Fn::Base64": "tide"}                                     | "dGlkZQ=="
            {"Fn::If": ["Both", "yes", "no"]}                          | "yes"
            {"Fn::If": ["Neither", "yes", {"Ref": "Name"}]}            | "tide"
            ["a", {"Ref": "AWS::NoValue"}, "b"]                        | ["a","b"]
            {"x": {"Ref": "AWS::NoValue"}, "y": {"z": {"Ref": "Name"}}} | {"y":{"z":"tide"}}
            """)
    void functionsComeTo(String written, String meant) {
        assertThat(evaluation(written).properties("It").path("Value").toString())
                .isEqualTo(meant);
    }

    @Test
    void whatHasNoValueIsLeftOut() {
        assertThat(evaluation("{\"Fn::If\": [\"Neither\", 1, {\"Ref\": \"AWS::NoValue\"}]}")
                        .properties("It")
                        .toString())
                .isEqualTo("{\"Left\":1}");
    }

    @Test
    void resourcesWhoseConditionDoesNotHoldAreNotThere() {
        assertThat(evaluation("1").existing("Resources")).containsExactly("It");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"Fn::GetAtt": ["Other", "Colour"]}    | resource Other does not support attribute type Colour in Fn::GetAtt
            {"Fn::Select": ["3", {"Ref": "Ids"}]}  | Fn::Select cannot select nonexistent value at index 3
            {"Fn::FindInMap": ["Sizes", "x", "y"]} | Unable to get mapping for Sizes::x::y
            {"Fn::Length": {"Ref": "Ids"}}         | does not know Fn::Length
            """)
    void whatCannotBeIsRefused(String written, String message) {
        Evaluation evaluation = evaluation(written);

        assertThatThrownBy(() -> evaluation.properties("It"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(message);
    }

    @Test
    void parameterOfSsmMustBeThere() {
        Template template = Template.read(TEMPLATE.formatted("1"), TYPES);

        assertThatThrownBy(() -> Parameters.of(template, Map.of("Image", "/nothing"), Map.of("/image", "ami-1")))
                .hasMessage("Unable to fetch parameters [/nothing] from parameter store for this account.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"Type": "Number", "MinValue": 2, "MaxValue": 4}                        | 1     | Parameter 'P' must be a number not less than 2
            {"Type": "Number", "MinValue": 2, "MaxValue": 4}                        | 5     | Parameter 'P' must be a number not greater than 4
            {"Type": "Number"}                                                      | x     | Parameter 'P' must be a number
            {"Type": "String", "MinLength": 2}                                      | a     | Parameter 'P' must contain at least 2 characters
            {"Type": "String", "MaxLength": 2}                                      | abc   | Parameter 'P' must contain at most 2 characters
            {"Type": "CommaDelimitedList", "AllowedPattern": "x.*"}                 | x1,y2 | Parameter 'P' must match pattern x.*
            {"Type": "String", "AllowedPattern": "x", "ConstraintDescription": "x"} | y     | Parameter P failed to satisfy constraint: x
            """)
    void rulesOfParametersHold(String declaration, String value, String message) {
        Template template = Template.read("""
                {"Parameters": {"P": %s}, "Resources": {"A": {"Type": "AWS::S3::Bucket"}}}""".formatted(declaration), TYPES);

        assertThatThrownBy(() -> Parameters.of(template, Map.of("P", value), Map.of()))
                .hasMessage(message);
    }

    private static Evaluation evaluation(String written) {
        Template template = Template.read(TEMPLATE.formatted(written), TYPES);
        return new Evaluation(
                template,
                Parameters.of(template, Map.of(), Map.of("/image", "ami-1")),
                Map.of("AWS::Region", "us-east-1"),
                id -> Reference.of("bucket-7", Map.of("Arn", "arn:7")));
    }
}
