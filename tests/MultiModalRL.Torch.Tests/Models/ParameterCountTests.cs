using MultiModalRL.Core;

namespace MultiModalRL.Torch.Tests;

/// <summary>The parameter counts that docs/models.md names, for the shape it names.</summary>
public sealed class ParameterCountTests
{
    private static readonly ModelShape Documented = new()
    {
        Image = new ImageShape(64, 64, 3),
        Side = 4,
        QuestionLength = 9,
        Tokens = [.. Enumerable.Range(0, 32).Select(id => $"token {id}")],
        Answers = [.. Enumerable.Range(0, 13).Select(id => $"answer {id}")],
        Thumbnail = [],
    };

    [TestCase("patch", 49_216)]
    [TestCase("cnn", 61_456)]
    [TestCase("resnet", 220_848)]
    [TestCase("transformer", 117_248)]
    public void Visual_OfDefaultSizes_HasAsManyAsDocumented(string name, long count) =>
        Assert.That(Count(new ModelOptions { Visual = name }, "visual."), Is.EqualTo(count));

    [TestCase("joined", 38_016)]
    [TestCase("gru", 63_232)]
    [TestCase("transformer", 22_624)]
    public void Question_OfDefaultSizes_HasAsManyAsDocumented(string name, long count) =>
        Assert.That(Count(new ModelOptions { Question = name }, "question."), Is.EqualTo(count));

    [TestCase("film", 135_574)]
    [TestCase("concat", 106_518)]
    [TestCase("cross-attention", 200_854)]
    [TestCase("relation", 110_614)]
    [TestCase("mac", 124_230)]
    [TestCase("chain", 61_135)]
    [TestCase("word-chain", 57_231)]
    public void Fusion_OfDefaultSizes_HasAsManyAsDocumented(string name, long count) =>
        Assert.That(Count(new ModelOptions { Fusion = name }, "fusion."), Is.EqualTo(count));

    // belief: 128·13 + 13, 256·64 + 64, 64 + 1, twice (256 + 13)·64 + 64, 64·2 + 2 and 64 + 1;
    // linear: 128·13 + 13, 64 + 1, 256·2 + 2 and 256 + 1.
    [TestCase("belief", 52_945)]
    [TestCase("linear", 2_513)]
    public void Heads_OfDefaultSizes_HaveAsManyAsDocumented(string name, long count)
    {
        using var model = new MultiModalModel(Documented, new ModelOptions { Heads = name }, 1);
        Assert.That(Count(model, parameter => model.RoleOf(parameter) is not null), Is.EqualTo(count));
        Assert.That(Count(model, _ => true), Is.EqualTo(49_216 + 38_016 + 135_574 + count), "nothing is of no part");
    }

    private static long Count(ModelOptions options, string part)
    {
        using var model = new MultiModalModel(Documented, options, 1);
        return Count(model, name => name.StartsWith(part, StringComparison.Ordinal));
    }

    private static long Count(MultiModalModel model, Predicate<string> isCounted) =>
        model.named_parameters().Where(named => isCounted(named.name)).Sum(named => named.parameter.numel());
}
