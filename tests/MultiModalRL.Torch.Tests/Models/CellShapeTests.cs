using MultiModalRL.Core;
using static TorchSharp.torch;

namespace MultiModalRL.Torch.Tests;

public sealed class CellShapeTests
{
    private const int Side = 2, Height = 5, Width = 15;

    // Strides of 5 rows and of 3 and 5 columns: a kernel of 3 would step over two pixels of five.
    [TestCase("patch")]
    [TestCase("cnn")]
    [TestCase("resnet")]
    [TestCase("transformer")]
    public void Forward_CellsThatAreNotSquare_EveryPixelCounts(string visual)
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        var shape = TinyModel.Shape with { Image = new ImageShape(Side * Height, Side * Width, 3), Side = Side, Thumbnail = [] };
        using var model = new MultiModalModel(shape, TinyModel.Options with { Visual = visual }, 3);
        const int rows = Height * Width + 1;
        var input = TinyModel.Input(1, shape: shape);
        var pixels = input.Pixels.expand(rows, -1, -1, -1).clone();
        for (var place = 0; place < rows - 1; place++)
        {
            var pixel = pixels[place, place / Width, place % Width];
            pixel.copy_(tensor(new byte[] { 255, 0, 255 }).sub(pixel));
        }

        var cells = model.Understand(new ModelInput(
            pixels, ones(rows, Side * Side), input.Question.expand(rows, -1), null, input.Deadline.expand(rows, -1))).Cells;
        var changes = cells.sub(cells[rows - 1]).abs().amax([1, 2]).data<float>().ToArray();
        Assert.That(changes[..^1], Is.All.GreaterThan(0));
        Assert.That(changes[^1], Is.Zero);
    }
}
