using MultiModalRL.Torch;
using static TorchSharp.torch;

namespace MultiModalRL.Cli.Tests;

public sealed class PlainVisualNetworkTests
{
    // The order in which the model names its parameters, in the names of the network by hand.
    private static readonly (string Model, string Plain)[] Names =
    [
        ("visual.patch", "patch"), ("question.tokens", "tokens"), ("question.joined", "question"), ("fusion.cell", "cell"),
        ("fusion.scale", "cellScale"), ("fusion.conditioning", "conditioning"), ("fusion.matched", "matched"), ("fusion.placed", "placed"),
        ("fusion.attention.queries", "queries"), ("fusion.attention.keys", "keys"), ("fusion.attention.values", "values"),
        ("fusion.summaryScale", "summaryScale"), ("fusion.joined", "joined"), ("fusion.fused", "fused"), ("fusion.places", "places"),
        ("answerHead", "answerHead"), ("lookHead", "lookHead"), ("lookContext", "lookContext"), ("groupHidden", "groupHidden"),
        ("groupHead", "groupHead"), ("valueHidden", "valueHidden"), ("valueHead", "valueHead"),
    ];

    [Test]
    public void Forward_WithTheModelsWeights_SaysTheSame([Values(0, 2, 4, 8)] int thumbnail)
    {
        var shape = Shape(thumbnail);
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        using var model = new MultiModalModel(shape, new ModelOptions(), seed: 1);
        using var plain = new PlainVisualNetwork(shape);
        Copy(model, plain);
        using var tensors = new ReadyTensors(Core.Device.Cpu);
        var input = new ModelInput(
            tensors.Bytes(256, 5, 16, 16, 3), tensors.Floats(5, 16).round_(), tensors.Longs(7, 5, 3).to(int32),
            thumbnail == 0 ? null : tensors.Floats(5, thumbnail * thumbnail * 3), tensors.Floats(5, 2));
        var legal = input.Revealed.logical_not();
        var expected = model.Forward(input);
        var (logProbabilities, values) = plain.Forward(input, legal);
        Assert.That(Largest(logProbabilities.exp().sub(ActionLogits.Of(expected, legal).Actions.exp())), Is.LessThan(1e-5));
        Assert.That(Largest(values.sub(expected.Values)), Is.LessThan(1e-4));
    }

    private static ModelShape Shape(int thumbnail) => new()
    {
        Image = new Core.ImageShape(16, 16, 3),
        Side = 4,
        QuestionLength = 3,
        Tokens = ["", "a", "b", "c", "d", "e", "f"],
        Answers = ["yes", "no"],
        Thumbnail = thumbnail == 0 ? [] : [thumbnail, thumbnail, 3],
    };

    private static void Copy(MultiModalModel model, PlainVisualNetwork plain)
    {
        var targets = plain.named_parameters().ToDictionary(named => named.name, named => named.parameter);
        foreach (var (name, parameter) in model.named_parameters())
        {
            var (from, to) = Names.Single(pair => name == pair.Model || name.StartsWith(pair.Model + ".", StringComparison.Ordinal));
            targets.Remove(to + name[from.Length..], out var target);
            Assert.That(target, Is.Not.Null, name);
            Assert.That(target!.shape, Is.EqualTo(parameter.shape), name);
            target.copy_(parameter);
        }

        Assert.That(targets, Is.Empty);
    }

    private static double Largest(Tensor differences) => differences.abs().max().item<float>();
}
