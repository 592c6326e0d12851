using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace MultiModalRL.Torch.Tests;

public sealed class FlatParametersTests
{
    [Test]
    public void Constructor_KeepsValuesAndForward()
    {
        using var scope = NewDisposeScope();
        using var plain = new Mlp(7);
        using var flat = new Mlp(7);
        using var parameters = new FlatParameters(flat);
        var input = ones(3, 8);

        Assert.That(flat.forward(input).bytes.ToArray(), Is.EqualTo(plain.forward(input).bytes.ToArray()));
        Assert.That(parameters.Count, Is.EqualTo(8 * 32 + 32 + 32 * 4 + 4));
        Assert.That(parameters.Entries.Select(entry => entry.Name), Is.EqualTo(new[] { "first.weight", "first.bias", "second.weight", "second.bias" }));
    }

    [Test]
    public void Values_Changed_ChangeTheModule()
    {
        using var model = new Mlp(7);
        using var parameters = new FlatParameters(model);

        parameters.Values.zero_();

        Assert.That(model.Weights(), Is.All.Zero);
    }

    [Test]
    public void Backward_OverSeveralSteps_FillsTheSameVector()
    {
        using var scope = NewDisposeScope();
        using var plain = new Mlp(7);
        using var flat = new Mlp(7);
        using var parameters = new FlatParameters(flat);
        for (var step = 0; step < 3; step++)
        {
            parameters.ZeroGradients();
            flat.Loss(1, step).backward();
        }

        plain.Loss(1, 2).backward();
        var gradients = MemoryMarshal.Cast<byte, float>(parameters.Gradients.bytes).ToArray();
        foreach (var (entry, parameter) in parameters.Entries.Zip(plain.parameters()))
        {
            var expected = parameter.grad!.data<float>().ToArray();
            Assert.That(gradients[(int)entry.Offset..(int)(entry.Offset + entry.Count)], Is.EqualTo(expected), entry.Name);
        }
    }

    [Test]
    public void Constructor_FrozenParameters_AreNeitherFlattenedNorTrained()
    {
        using var scope = NewDisposeScope();
        using var model = new Mlp(7);
        FlatParameters.Freeze(model, name => name.StartsWith("first", StringComparison.Ordinal));
        using var parameters = new FlatParameters(model);
        using var adam = new FlatAdam(parameters);
        var first = model.parameters().First().bytes.ToArray();
        var last = model.parameters().Last().bytes.ToArray();

        model.Loss(1, 0).backward();
        adam.Step(0.1);

        Assert.That(parameters.Entries.Select(entry => entry.Name), Is.EqualTo(new[] { "second.weight", "second.bias" }));
        Assert.That(model.parameters().First().bytes.ToArray(), Is.EqualTo(first));
        Assert.That(model.parameters().Last().bytes.ToArray(), Is.Not.EqualTo(last));
    }

    [Test]
    public void Constructor_Included_TakesOnlyThose()
    {
        using var model = new Mlp(7);
        using var weights = new FlatParameters(model, name => name.EndsWith("weight", StringComparison.Ordinal));
        using var biases = new FlatParameters(model, name => name.EndsWith("bias", StringComparison.Ordinal));

        Assert.That(weights.Count + biases.Count, Is.EqualTo(420));
        Assert.That(() => new FlatParameters(model, _ => false), Throws.ArgumentException);
    }

    [Test]
    public void Constructor_DoubleParameters_AreRefused()
    {
        using var model = nn.Linear(2, 2, dtype: ScalarType.Float64);

        Assert.That(() => new FlatParameters(model), Throws.ArgumentException.With.Message.Contains("weight is Float64"));
    }

    // |(3, 4)| = 5: clipped to 1 it is (0.6, 0.8); under a bound of 10 it stays.
    [TestCase(1.0, 0.6f, 0.8f)]
    [TestCase(10.0, 3f, 4f)]
    public void ClipGradients_BoundsTheNorm(double bound, float first, float second)
    {
        using var module = nn.Linear(2, 1, hasBias: false);
        using var parameters = new FlatParameters(module);
        var gradients = MemoryMarshal.Cast<byte, float>(parameters.Gradients.bytes);
        (gradients[0], gradients[1]) = (3, 4);

        using var norm = parameters.ClipGradients(bound);

        Assert.That(norm.item<float>(), Is.EqualTo(5f));
        Assert.That(parameters.Gradients.data<float>().ToArray()[..2], Is.EqualTo(new[] { first, second }).Within(1e-6));
    }
}
