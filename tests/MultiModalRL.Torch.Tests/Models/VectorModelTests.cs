using static TorchSharp.torch;

namespace MultiModalRL.Torch.Tests;

/// <summary>The model of vectors against numbers worked by hand.</summary>
[NonParallelizable]
public sealed class VectorModelTests
{
    [Test]
    public void Heads_TwoTowers_AreComputedApart()
    {
        using var scope = NewDisposeScope();
        using var model = Model(new() { Width = 1, Layers = 1 });
        Set(model, "layer0_weight", 1, 2);
        Set(model, "layer0_bias", 0, -1);
        Set(model, "actions.weight", 3, -1);
        Set(model, "actions.bias", 0.5f, 0);
        Set(model, "value.weight", 4);
        Set(model, "value.bias", 1);
        var (outputs, values) = model.Heads(from_array(new[] { 0.5f }).unsqueeze(0));
        // tanh ½ = 0.462117 before the actions, tanh (2 · ½ − 1) = 0 before the value.
        Assert.That(Floats(outputs), Is.EqualTo(new[] { 3 * 0.462117f + 0.5f, -0.462117f }).Within(1e-5));
        Assert.That(Floats(values), Is.EqualTo(new[] { 1f }).Within(1e-6));
    }

    [Test]
    public void Heads_SharedLayers_ReadTheSame()
    {
        using var scope = NewDisposeScope();
        using var model = Model(new() { Width = 1, Layers = 1, Shared = true, Activation = ActivationKind.Relu });
        Set(model, "layer0_weight", 2);
        Set(model, "layer0_bias", 1);
        Set(model, "actions.weight", 3, -1);
        Set(model, "actions.bias", 0, 0);
        Set(model, "value.weight", 4);
        Set(model, "value.bias", 1);
        var (outputs, values) = model.Heads(from_array(new[] { 0.5f, -2 }).unsqueeze(1));
        // max(0, 2x + 1) is 2 and 0.
        Assert.That(Floats(outputs), Is.EqualTo(new[] { 6f, -2, 0, 0 }).Within(1e-6));
        Assert.That(Floats(values), Is.EqualTo(new[] { 9f, 1 }).Within(1e-6));
    }

    [Test]
    public void Heads_NoLayers_AreLinear()
    {
        using var scope = NewDisposeScope();
        using var model = Model(new() { Layers = 0 });
        Set(model, "actions.weight", 3, -1);
        Set(model, "value.weight", 4);
        var (outputs, values) = model.Heads(from_array(new[] { 2f }).unsqueeze(0));
        Assert.That(Floats(outputs), Is.EqualTo(new[] { 6f, -2 }));
        Assert.That(Floats(values), Is.EqualTo(new[] { 8f }));
    }

    [Test]
    public void Remember_NoWeights_HalvesWhatWasRemembered()
    {
        using var scope = NewDisposeScope();
        using var gru = Zeroed(RecurrenceKind.Gru);
        using var lstm = Zeroed(RecurrenceKind.Lstm);
        var feature = from_array(new[] { 7f }).unsqueeze(0);
        // All gates are ½. GRU: h' = ½ · 0 + ½ h. LSTM: c' = ½ c + ½ · 0, h' = ½ tanh c'.
        var (features, memory) = gru.Remember(feature, from_array(new[] { 3f }).unsqueeze(0));
        Assert.That((Floats(features)[0], Floats(memory!)[0]), Is.EqualTo((1.5f, 1.5f)));
        (features, memory) = lstm.Remember(feature, from_array(new[] { 9f, 1 }).unsqueeze(0));
        Assert.That(Floats(features), Is.EqualTo(new[] { 0.5f * 0.462117f }).Within(1e-6));
        Assert.That(Floats(memory!), Is.EqualTo(new[] { 0.5f * 0.462117f, 0.5f }).Within(1e-6));
    }

    [Test]
    public void Create_InitialWeights_AreAsAskedFor()
    {
        using var scope = NewDisposeScope();
        using var orthogonal = new VectorModel(4, 2, 0, new() { Width = 4, Layers = 1 }, seed: 3);
        using var uniform = new VectorModel(4, 2, 0, new() { Width = 4, Layers = 1, Initial = InitialWeights.Uniform }, seed: 3);
        foreach (var tower in Named(orthogonal, "layer0_weight").unbind(0))
        {
            // Gain √2.
            Assert.That(Floats(tower.t().mm(tower)), Is.EqualTo(Floats(Ops.Scale(eye(4), 2))).Within(1e-5));
        }

        Assert.That(Floats(Named(orthogonal, "layer0_bias")), Is.All.Zero);
        foreach (var (_, parameter) in uniform.named_parameters())
        {
            Assert.That(Floats(parameter), Is.All.InRange(-0.5f, 0.5f).And.Some.Not.Zero);
        }

        Assert.That(Floats(Named(uniform, "layer0_weight")).Max(), Is.GreaterThan(0.3f));
    }

    private static VectorModel Model(VectorModelOptions options) => new(1, 2, 0, options, seed: 1);

    private static VectorModel Zeroed(RecurrenceKind kind)
    {
        var model = Model(new() { Width = 1, Layers = 0, Recurrence = kind });
        using var quiet = no_grad();
        foreach (var (_, parameter) in model.named_parameters())
        {
            parameter.zero_();
        }

        return model;
    }

    private static TorchSharp.Modules.Parameter Named(VectorModel model, string name) => model.named_parameters().Single(entry => entry.name == name).parameter;

    private static void Set(VectorModel model, string name, params float[] values)
    {
        using var quiet = no_grad();
        var parameter = Named(model, name);
        parameter.copy_(from_array(values).reshape(parameter.shape));
    }

    private static float[] Floats(Tensor tensor) =>
        System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(tensor.detach().contiguous().bytes).ToArray();
}
