using static TorchSharp.torch;

namespace MultiModalRL.Torch.Tests;

/// <summary>How pixels enter a model, and images that several observations share.</summary>
public sealed class PixelScaleTests
{
    private static readonly ModelOptions Standardized = TinyModel.Options with { StandardizePixels = true };

    [OneTimeSetUp]
    public void OneThread() => TorchRuntime.Configure(1);

    [Test]
    public void Standardize_PixelsThatComeOutTheSame_SayTheSame([ValueSource(typeof(TinyModel), nameof(TinyModel.Visuals))] string visual)
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        using var plain = new MultiModalModel(TinyModel.Shape, TinyModel.Options with { Visual = visual }, 3);
        using var standardized = new MultiModalModel(TinyModel.Shape, Standardized with { Visual = visual }, 3);
        var input = TinyModel.Input(4);
        // 0 and 255 enter as −1 and 1; 40 and 60, less 50 and over 10, as well.
        var (bright, dim) = (Two(input, 0, 255), Two(input, 40, 60));
        var expected = TinyModel.Numbers(plain.Forward(bright));
        Assert.That(TinyModel.Numbers(standardized.Forward(bright)), Is.EqualTo(expected).Within(1e-5), "centred until numbers are set");
        standardized.StandardizePixels([50, 50, 50], [10, 10, 10]);
        Assert.That(TinyModel.Numbers(standardized.Forward(dim)), Is.EqualTo(expected).Within(1e-5));
        Assert.That(TinyModel.Numbers(standardized.Forward(bright)), Is.Not.EqualTo(expected).Within(1e-5));
    }

    [Test]
    public void Standardize_EachChannel_HasItsOwnNumbers()
    {
        using var scope = NewDisposeScope();
        using var scale = new PixelScale(3, isStandardized: true);
        scale.Standardize([10, 20, 30], [1, 2, 5]);
        Assert.That(TinyModel.Floats(scale.Apply(tensor(new float[] { 11, 24, 20, 10, 20, 30 }).view(2, 3))), Is.EqualTo([1f, 2, -2, 0, 0, 0]));
    }

    [Test]
    public void Standardize_OptionOff_IsRefused()
    {
        using var model = new MultiModalModel(TinyModel.Shape, TinyModel.Options, 3);
        Assert.That(() => model.StandardizePixels([1, 1, 1], [1, 1, 1]), Throws.InvalidOperationException.With.Message.Contains("standardizePixels is off"));
    }

    [Test]
    public void Save_Standardized_KeepsTheNumbers()
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, "standardized.safetensors");
        using var model = new MultiModalModel(TinyModel.Shape, Standardized, 3);
        model.StandardizePixels([50, 60, 70], [10, 20, 30]);
        WeightsFile.Save(model, path);
        using var loaded = new MultiModalModel(TinyModel.Shape, Standardized, 4);
        WeightsFile.Load(loaded, path);
        File.Delete(path);
        var input = TinyModel.Input(4);
        Assert.That(TinyModel.Numbers(loaded.Forward(input)), Is.EqualTo(TinyModel.Numbers(model.Forward(input))));
    }

    [Test]
    public void Forward_SharedImages_SaysWhatImagesOfTheirOwnSay([Values] bool revealsWhole)
    {
        using var scope = NewDisposeScope();
        var shape = TinyModel.Shape with { RevealsWhole = revealsWhole };
        using var model = new MultiModalModel(shape, TinyModel.Options with { Visual = "cnn" }, 3);
        using var parameters = new FlatParameters(model);
        var input = TinyModel.Input(5, shape: shape);
        long[] first = [0, 2, 3], of = [0, 0, 1, 2, 2];
        // Rows 1 and 4 look at what rows 0 and 3 look at.
        var rows = tensor(new long[] { 0, 0, 2, 3, 3 });
        var own = input with { Pixels = input.Pixels.index_select(0, rows), Revealed = input.Revealed.index_select(0, rows) };
        var shared = own with { Pixels = own.Pixels.index_select(0, tensor(first)), Shared = new SharedImages(tensor(first), tensor(of)) };
        Assert.That(TinyModel.Numbers(model.Forward(shared)), Is.EqualTo(TinyModel.Numbers(model.Forward(own))).Within(1e-5));
        Assert.That(Gradients(shared), Is.EqualTo(Gradients(own)).Within(1e-4));

        float[] Gradients(ModelInput observations)
        {
            parameters.ZeroGradients();
            TinyModel.Loss(model.Forward(observations)).backward();
            return TinyModel.Floats(parameters.Gradients);
        }
    }

    /// <summary>The observations with dark pixels set to one byte and bright ones to another.</summary>
    private static ModelInput Two(in ModelInput input, byte dark, byte bright) => input with
    {
        Pixels = tensor(Array.ConvertAll(input.Pixels.bytes.ToArray(), pixel => pixel > 127 ? bright : dark)).view(input.Pixels.shape),
    };
}
