using System.Reflection;
using TorchSharp;
using static TorchSharp.torch;

namespace MultiModalRL.Torch.Tests;

/// <summary>
/// A model that moves takes along all that it computes with. The meta device, which has shapes and no numbers, stands in
/// for a GPU.
/// </summary>
public sealed class DevicePlacementTests
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly ModelShape Priced = TinyModel.Shape with { IsPriced = true };

    [TestCaseSource(typeof(TinyModel), nameof(TinyModel.Combinations))]
    public void To_AnotherDevice_MovesAllOfTheMultiModalModel(ModelOptions options)
    {
        using var scope = NewDisposeScope();
        using var model = new MultiModalModel(Priced, options, seed: 3);
        Assert.That(Misplaced(model.to(Meta)), Is.Empty);
    }

    [Test]
    public void To_AnotherDevice_MovesTheNumbersOfPixels()
    {
        using var scope = NewDisposeScope();
        using var model = new MultiModalModel(Priced, TinyModel.Options with { StandardizePixels = true }, seed: 3);
        Assert.That(Misplaced(model.to(Meta)), Is.Empty);
        Assert.That(model.named_buffers(true, true).Select(named => named.name), Does.Contain("visual.intensity.mean"));
    }

    [Test]
    public void To_AnotherDevice_MovesAllOfTheVectorModel([Values] RecurrenceKind recurrence, [Values(0, 2)] int layers)
    {
        using var scope = NewDisposeScope();
        using var model = new VectorModel(4, 2, deviations: 2, new VectorModelOptions { Recurrence = recurrence, Layers = layers, Width = 8 }, seed: 3);
        Assert.That(Misplaced(model.to(Meta)), Is.Empty);
    }

    [Test]
    public void Heads_OnAnotherDevice_ComputesThere([Values] RecurrenceKind recurrence)
    {
        using var scope = NewDisposeScope();
        using var model = new VectorModel(4, 2, deviations: 0, new VectorModelOptions { Recurrence = recurrence }, seed: 3);
        var names = model.named_parameters().Select(named => named.name).ToArray();
        model.to(Meta);
        var (remembered, _) = model.Remember(zeros(3, 4, device: Meta), zeros(3, model.MemoryWidth, device: Meta));
        var (outputs, values) = model.Heads(remembered);
        Assert.That((outputs.shape, values.shape), Is.EqualTo((new long[] { 3, 2 }, new long[] { 3 })));
        Assert.That(outputs.device_type, Is.EqualTo(Meta.type));
        Assert.That(model.named_parameters().Select(named => named.name), Is.EqualTo(names));
    }

    [Test]
    public void Buffers_OfAModel_AreWhatFilesHoldAndNoConstants()
    {
        using var scope = NewDisposeScope();
        using var model = new MultiModalModel(Priced, TinyModel.Options, seed: 3);
        string[] held = ["thumbnailMean", "thumbnailScale"];
        Assert.That(model.named_buffers(true, true).Select(named => named.name), Is.EqualTo(held));
        Assert.That(model.to(Meta).named_buffers(true, true).Select(named => named.name), Is.EqualTo(held));
    }

    [Test]
    public void Price_OnAnotherDevice_IsEmbeddedThere()
    {
        using var scope = NewDisposeScope();
        using var layer = new PriceLayer(5);
        layer.to(Meta);
        Assert.That(layer.forward(zeros(3, 1, device: Meta)).shape, Is.EqualTo(new long[] { 3, 5 }));
    }

    private static Device Meta => device("meta");

    /// <summary>The fields of a module, and of all in it, that are or hold tensors which are gone or somewhere else.</summary>
    private static List<string> Misplaced(nn.Module model)
    {
        var found = new List<string>();
        foreach (var (name, module) in model.named_modules().Prepend(("", model)))
        {
            for (var type = module.GetType(); type.Assembly == typeof(VectorModel).Assembly; type = type.BaseType!)
            {
                found.AddRange(type.GetFields(Own).Where(field => Tensors(field.GetValue(module)).Any(IsElsewhere)).Select(field => $"{name}.{field.Name}"));
            }
        }

        found.AddRange(model.named_parameters().Where(named => IsElsewhere(named.parameter)).Select(named => named.name));
        found.AddRange(model.named_buffers(true, true).Where(named => IsElsewhere(named.buffer)).Select(named => named.name));
        return found;
    }

    private static IEnumerable<Tensor> Tensors(object? value) => value switch
    {
        Tensor tensor => [tensor],
        IEnumerable<Tensor> several => several,
        _ => [],
    };

    private static bool IsElsewhere(Tensor tensor) => tensor.IsInvalid || tensor.device_type != Meta.type;
}
