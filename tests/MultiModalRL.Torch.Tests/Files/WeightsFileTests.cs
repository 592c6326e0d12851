using MultiModalRL.Core;
using static TorchSharp.torch;

namespace MultiModalRL.Torch.Tests;

public sealed class WeightsFileTests
{
    [Test]
    public void Load_OfASavedModule_RestoresIt()
    {
        using var folder = new TemporaryFolder();
        using var saved = new Mlp(1);
        using var loaded = new Mlp(2);
        using var parameters = new FlatParameters(loaded);
        WeightsFile.Save(saved, folder.File("w.safetensors"));

        WeightsFile.Load(loaded, folder.File("w.safetensors"));

        Assert.That(loaded.Weights(), Is.EqualTo(saved.Weights()));
        parameters.Values.zero_();
        Assert.That(loaded.Weights(), Is.All.Zero, "the flat views stayed");
    }

    [Test]
    public void Load_OfAnotherModule_ReportsEveryMismatchAndChangesNothing()
    {
        using var folder = new TemporaryFolder();
        using var scope = NewDisposeScope();
        using var model = new Mlp(1);
        var before = model.Weights();
        SafetensorsFile.Write(
            folder.File("w"),
            [("first.weight", zeros(32, 7)), ("first.bias", zeros(32, ScalarType.Float64)), ("second.bias", zeros(4)), ("third", zeros(1))]);

        Assert.That(
            () => WeightsFile.Load(model, folder.File("w")),
            Throws.TypeOf<InputException>().With.Message.EqualTo(
                $"{folder.File("w")} does not fit the model: first.weight is Float32 [32, 7], expected Float32 [32, 8]; "
                + "first.bias is Float64 [32], expected Float32 [32]; second.weight is missing; third is not in the model"));
        Assert.That(model.Weights(), Is.EqualTo(before));
    }
}
