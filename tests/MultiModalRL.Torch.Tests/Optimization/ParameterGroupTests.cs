using MultiModalRL.Core;
using static TorchSharp.torch;

namespace MultiModalRL.Torch.Tests;

public sealed class ParameterGroupTests
{
    [TestCase("visual.*", "visual.patch.weight", true)]
    [TestCase("visual.*", "question.visual.weight", false)]
    [TestCase("*.bias", "visual.patch.bias", true)]
    [TestCase("*.bias", "visual.bias.weight", false)]
    [TestCase("fusion.asked?.weight", "fusion.asked3.weight", true)]
    [TestCase("Visual.*", "visual.patch.weight", false)]
    [TestCase("visual", "visual.patch.weight", false)]
    public void Matches_Pattern_AsWritten(string pattern, string name, bool expected) =>
        Assert.That(NamePattern.Matches(pattern, name), Is.EqualTo(expected));

    [TestCase("visual.*=0.1", "visual.*", 0.1)]
    [TestCase("*=0", "*", 0)]
    [TestCase("a=b=2e-1", "a=b", 0.2)]
    public void Parse_PatternAndFactor_IsRead(string text, string pattern, double factor) =>
        Assert.That(LearningRateFactor.Parse(text), Is.EqualTo(new LearningRateFactor(pattern, factor)));

    [TestCase("visual.*")]
    [TestCase("=0.1")]
    [TestCase("visual.*=-1")]
    [TestCase("visual.*=much")]
    [TestCase("visual.*=Infinity")]
    public void Parse_AnythingElse_IsRefused(string text) => Assert.That(
        () => LearningRateFactor.Parse(text), Throws.TypeOf<InputException>().With.Message.Contains($"'{text}'"));

    // A group of its own rate moves as the whole would at that rate: the gradients are the same at the first step.
    [TestCase(0.0)]
    [TestCase(0.25)]
    public void Step_WithFactors_MovesEachGroupAsAtItsOwnRate(double decay)
    {
        using var scope = NewDisposeScope();
        var factors = new[] { "*=2", "first.*=0.5", "first.bias=0" }.Select(LearningRateFactor.Parse);
        var grouped = Moved(new AdamOptions { WeightDecay = decay, LearningRates = [.. factors] }, rate: 0.01);
        Assert.That(grouped["first.weight"], Is.EqualTo(Moved(new AdamOptions { WeightDecay = decay }, 0.005)["first.weight"]));
        Assert.That(grouped["first.bias"], Is.EqualTo(new Mlp(7).named_parameters().First(named => named.name == "first.bias").parameter.bytes.ToArray()));
        var whole = Moved(new AdamOptions { WeightDecay = decay }, 0.02);
        Assert.That(grouped["second.weight"], Is.EqualTo(whole["second.weight"]));
        Assert.That(grouped["second.bias"], Is.EqualTo(whole["second.bias"]));
    }

    [Test]
    public void Step_FactorsOfOne_AreTheSameBits()
    {
        var factors = new[] { "first.*=1", "second.weight=1" }.Select(LearningRateFactor.Parse);
        Assert.That(
            Moved(new AdamOptions { LearningRates = [.. factors] }, 0.01, steps: 5), Is.EqualTo(Moved(new AdamOptions(), 0.01, steps: 5)));
    }

    [Test]
    public void Constructor_PatternThatMatchesNothing_IsRefusedWithTheNames()
    {
        using var model = new Mlp(7);
        using var parameters = new FlatParameters(model);
        var options = new AdamOptions { LearningRates = [new("third.*", 1), new("first.*", 1)] };
        Assert.That(() => new FlatAdam(parameters, options), Throws.TypeOf<InputException>().With.Message.EqualTo(
            "model.learningRates: 'third.*' matches no parameter; there are first.weight, first.bias, second.weight, second.bias"));
    }

    [Test]
    public void Model_Frozen_TakesNoGradients()
    {
        using var scope = NewDisposeScope();
        using var model = new MultiModalModel(TinyModel.Shape, TinyModel.Options with { Frozen = ["visual.*", "*.tokens.*"] }, 3);
        using var parameters = new FlatParameters(model);
        TinyModel.Loss(model.Forward(TinyModel.Input(4))).backward();
        Assert.That(parameters.Entries.Select(entry => entry.Name), Has.None.StartsWith("visual.").And.None.Contains("tokens"));
        Assert.That(model.named_parameters().Where(named => named.name.StartsWith("visual.", StringComparison.Ordinal))
            .Select(named => named.parameter.grad), Is.All.Null);
    }

    [Test]
    public void Model_EverythingFrozen_IsRefused() => Assert.That(
        () => new MultiModalModel(TinyModel.Shape, TinyModel.Options with { Frozen = ["*"] }, 3),
        Throws.TypeOf<InputException>().With.Message.Contains("leaves nothing to train"));

    [Test]
    public void Options_RateWithoutAFactor_IsRefusedWhenBound() => Assert.That(
        () => OptionsBinder.Bind<ModelOptions>(new() { ["learningRates"] = new System.Text.Json.Nodes.JsonArray("visual.*") }, "agent.model"),
        Throws.TypeOf<InputException>().With.Message.Contains("option 'agent.model.learningRates': 'visual.*': expected pattern=factor"));

    [Test]
    public void Options_FromTheCommandLine_AreRead()
    {
        var json = OptionsOverrides.Apply(
            [],
            new Dictionary<string, Type> { ["model"] = typeof(ModelOptions) },
            ["model.visual=cnn", "model.frozen=visual.*,question.*", "learningRates=fusion.*=0.1,*.bias=2"]);
        var options = OptionsBinder.Bind<ModelOptions>((System.Text.Json.Nodes.JsonObject)json["model"]!, "model");
        Assert.That(options.Visual, Is.EqualTo("cnn"));
        Assert.That(options.Frozen, Is.EqualTo(new[] { "visual.*", "question.*" }));
        Assert.That(options.ReadLearningRates(), Is.EqualTo(new LearningRateFactor[] { new("fusion.*", 0.1), new("*.bias", 2) }));
        Assert.That(options.ToString(), Does.Contain("cnn"));
    }

    private static Dictionary<string, byte[]> Moved(AdamOptions options, double rate, int steps = 1)
    {
        using var scope = NewDisposeScope();
        using var model = new Mlp(7);
        using var parameters = new FlatParameters(model);
        using var adam = new FlatAdam(parameters, options);
        for (var step = 0; step < steps; step++)
        {
            parameters.ZeroGradients();
            model.Loss(1, step).backward();
            adam.Step(rate);
        }

        return model.named_parameters().ToDictionary(named => named.name, named => named.parameter.bytes.ToArray());
    }
}
