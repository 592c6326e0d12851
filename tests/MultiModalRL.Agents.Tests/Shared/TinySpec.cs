using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

internal static class TinySpec
{
    public static EnvironmentSpec Of(TinyExample[] examples, TinyVariant variant)
    {
        List<NamedSpace> observation =
        [
            new(QuestionAnsweringFields.ImageName, new ImageSpace(new TinyImages(examples, variant.Inverted)) { Revealed = new(1, 9) }),
            new(QuestionAnsweringFields.RevealedName, new MultiBinarySpace(9)),
            new(QuestionAnsweringFields.QuestionName, new TokenSpace(4, variant.Tokens.Length)),
            new(QuestionAnsweringFields.DeadlineName, new BoxSpace([2], 0, 1)),
            new(QuestionAnsweringFields.LegalName, new MultiBinarySpace(variant.Looks ? 12 : 3)),
        ];
        if (variant.Thumbnail)
        {
            observation.Add(new(QuestionAnsweringFields.ThumbnailName, new BoxSpace([3, 3, 1], 0, 1)));
        }

        var layout = new CompositeSpace([.. observation]);
        return new EnvironmentSpec(EnvironmentId.Parse(variant.Name), layout, new([new(EnvironmentSpec.ActionField, Actions(variant))]))
        {
            Info = QuestionAnsweringInfo.Space(examples.Length, 3, 1, examples.Length),
            LegalActions = layout.Field<byte>(QuestionAnsweringFields.LegalName),
            ExampleCount = examples.Length,
            QuestionAnswering = Questions(variant),
        };
    }

    private static DiscreteSpace Actions(TinyVariant variant) => variant.Looks
        ? new DiscreteSpace(12) { Groups = [new(ActionGroup.Look, 0, 9), new(ActionGroup.Answer, 9, 3)] }
        : new DiscreteSpace(3) { Groups = [new(ActionGroup.Answer, 0, 3)] };

    private static QuestionAnsweringSpec Questions(TinyVariant variant) => new()
    {
        Answers = [.. variant.Answers],
        Types = ["only"],
        Tokens = [.. variant.Tokens],
        Side = 3,
        Budget = 9,
        InitialCost = variant.Looks ? 0 : 9,
        LookCost = 1,
        Price = TinyQuestions.Price,
        Reward = RewardForm.Linear,
        Deadline = variant.Deadline,
        Metric = "accuracy",
    };
}
