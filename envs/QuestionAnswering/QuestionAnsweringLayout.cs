using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>The spec of a benchmark under a protocol.</summary>
internal static class QuestionAnsweringLayout
{
    public static EnvironmentSpec Spec(EnvironmentId id, Benchmark benchmark, IProtocol protocol, RewardOptions reward)
    {
        var observation = Observation(benchmark, protocol, reward);
        return new EnvironmentSpec(id, observation, new CompositeSpace([new(EnvironmentSpec.ActionField, Actions(benchmark, protocol))]))
        {
            Info = QuestionAnsweringInfo.Space(
                benchmark.Examples.Count, benchmark.Answers.Length, benchmark.Types.Length, benchmark.Images.Count),
            Rewards = ["accuracy", "cost"],
            // A mask goes with actions that are chosen.
            LegalActions = protocol.ResponseLength > 0 ? null : observation.Field<byte>(QuestionAnsweringFields.LegalName),
            MaxEpisodeSteps = protocol.MostSpending + 1,
            ExampleCount = benchmark.Examples.Count,
            QuestionAnswering = new QuestionAnsweringSpec
            {
                Answers = benchmark.Answers,
                Types = benchmark.Types,
                Tokens = benchmark.Tokens,
                Side = protocol.Side,
                Budget = protocol.Budget,
                InitialCost = protocol.InitialCost,
                LookCost = protocol.SpendingCost,
                Price = reward.Price,
                HighestPrice = reward.PriceUpTo,
                Reward = reward.Form,
                Deadline = reward.Deadline,
                Metric = benchmark.Metric.Name,
                AccuracyFirstBound = benchmark.Metric.SmallestDifference,
                AnswersVary = benchmark.Examples.OptionCounts is not null,
                Summary = benchmark.Summary,
                Notes = benchmark.Notes,
                ReasoningSteps = protocol.ReasoningSteps,
            },
        };
    }

    private static Space Actions(Benchmark benchmark, IProtocol protocol)
    {
        if (protocol.ResponseLength > 0)
        {
            return new TextSpace(protocol.ResponseLength);
        }

        var answers = new ActionGroup(ActionGroup.Answer, 0, benchmark.Answers.Length);
        ImmutableArray<ActionGroup> groups = protocol.SpendingGroup is { } name
            ? [answers, new ActionGroup(name, answers.End, protocol.SpendingCount)]
            : [answers];
        return new DiscreteSpace(groups[^1].End) { Groups = groups };
    }

    private static CompositeSpace Observation(Benchmark benchmark, IProtocol protocol, RewardOptions reward)
    {
        var cells = protocol.Side * protocol.Side;
        var fields = ImmutableArray.CreateBuilder<NamedSpace>();
        fields.Add(new(
            QuestionAnsweringFields.ImageName, new ImageSpace(benchmark.Images) { Revealed = new Field<byte>(1, cells) }));
        fields.Add(new(QuestionAnsweringFields.RevealedName, new MultiBinarySpace(cells)));
        fields.Add(new(
            QuestionAnsweringFields.QuestionName, new TokenSpace(benchmark.Examples.QuestionLength, benchmark.Tokens.Length)));
        fields.Add(new(QuestionAnsweringFields.DeadlineName, new BoxSpace([2], 0, 1)));
        fields.Add(new(
            QuestionAnsweringFields.LegalName, new MultiBinarySpace(benchmark.Answers.Length + protocol.SpendingCount)));
        if (protocol.ResponseLength > 0)
        {
            fields.Add(new(QuestionAnsweringFields.TextName, new TextSpace(AskedText.MaxLength)));
        }

        if (protocol.Thumbnails is { } thumbnails)
        {
            fields.Add(new(QuestionAnsweringFields.ThumbnailName, new BoxSpace(thumbnails.Shape, 0, 1)));
        }

        if (protocol.ReasoningSteps > 0)
        {
            fields.Add(new(QuestionAnsweringFields.ThoughtsName, new DiscreteSpace(protocol.ReasoningSteps)));
        }

        if (reward.PriceUpTo is not null)
        {
            fields.Add(new(QuestionAnsweringFields.PriceName, new BoxSpace([1], 0, 1)));
        }

        return new CompositeSpace(fields.ToImmutable());
    }
}
