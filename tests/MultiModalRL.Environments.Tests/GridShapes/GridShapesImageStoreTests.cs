using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

public sealed class GridShapesImageStoreTests
{
    private const int CellPixels = 8;
    private const int Side = 3;

    [TestCase(GridDifficulty.Easy)]
    [TestCase(GridDifficulty.Standard)]
    public void Read_CellsByNearestTemplate_AreAllTold(GridDifficulty difficulty)
    {
        var options = new GridShapesOptions { Difficulty = difficulty, HeldOut = [] };
        var (train, trainCells) = Cells(options, Split.Train, 4_000);
        var (test, testCells) = Cells(options, Split.Test, 1_000);
        var templates = Enumerable.Range(0, train.Length)
            .GroupBy(i => (Code: train[i], IsPale: trainCells[i][0] > 127))
            .Select(group => (group.Key.Code, Pixels: Mean(group.Select(i => trainCells[i]))))
            .ToArray();
        var wrong = Enumerable.Range(0, test.Length)
            .Count(i => templates.MinBy(template => Distance(template.Pixels, testCells[i])).Code != test[i]);
        Assert.That(test, Has.Length.EqualTo(9_000));
        Assert.That(wrong, Is.Zero);
    }

    [Test]
    public void Read_HardCellsByNearestOthers_AreAllTold()
    {
        // A mean over the jitter is too blurred a template here; single cells are not.
        var options = new GridShapesOptions { Difficulty = GridDifficulty.Hard, HeldOut = [] };
        var (train, trainCells) = Cells(options, Split.Train, 1_500);
        var (test, testCells) = Cells(options, Split.Test, 50);
        var templates = Array.ConvertAll(trainCells, cell => Array.ConvertAll(cell, channel => (double)channel));
        var wrong = Enumerable.Range(0, test.Length)
            .Count(i => train[Enumerable.Range(0, train.Length).MinBy(other => Distance(templates[other], testCells[i]))] != test[i]);
        Assert.That(wrong, Is.Zero);
    }

    [Test]
    public void Read_OneCellChanged_ChangesNoPixelOutsideIt()
    {
        var examples = new GridShapesGenerator(new GridShapesOptions(), Split.Train).Generate(50);
        var store = Store(examples);
        var before = Pixels(store);
        for (var i = 0; i < examples.Count; i++)
        {
            var cell = i % 9;
            examples.Grid(i)[cell] = (byte)(examples.Grid(i)[cell] == 0 ? 1 + (i % 9) : 0);
        }

        var after = Pixels(store);
        for (var i = 0; i < examples.Count; i++)
        {
            for (var cell = 0; cell < 9; cell++)
            {
                var isSame = Crop(before[i], cell).AsSpan().SequenceEqual(Crop(after[i], cell));
                Assert.That(isSame, Is.EqualTo(cell != i % 9));
            }
        }
    }

    [Test]
    public void Read_AnyOrderAndThreads_GivesTheSameBytes()
    {
        var store = Store(new GridShapesGenerator(new GridShapesOptions(), Split.Train).Generate(200));
        var one = Pixels(store);
        var reversed = new byte[200 * store.Shape.Size];
        store.Read([.. Enumerable.Range(0, 200).Reverse()], reversed);
        var parallel = new byte[200][];
        Parallel.For(0, 200, i => store.Read([i], parallel[i] = new byte[store.Shape.Size]));
        for (var i = 0; i < 200; i++)
        {
            Assert.That(parallel[i], Is.EqualTo(one[i]));
            Assert.That(reversed.AsSpan((199 - i) * store.Shape.Size, store.Shape.Size).SequenceEqual(one[i]));
        }
    }

    [Test]
    public void Read_EqualGridsOfDifferentExamples_LookDifferent()
    {
        var examples = new GridShapesGenerator(new GridShapesOptions(), Split.Train).Generate(2);
        examples.Grid(0).CopyTo(examples.Grid(1));
        var pixels = Pixels(Store(examples));
        Assert.That(pixels[0], Is.Not.EqualTo(pixels[1]));
    }

    [Test]
    public void Shape_LargerCells_FollowsSideAndCellPixels()
    {
        var examples = new GridShapesGenerator(new GridShapesOptions { Side = 4 }, Split.Train).Generate(1);
        var store = new GridShapesImageStore(examples, GridDifficulty.Standard, 16, 0);
        Assert.That(store.Shape, Is.EqualTo(new ImageShape(64, 64, 3)));
        Assert.That(() => store.Read([0], new byte[store.Shape.Size]), Throws.Nothing);
    }

    private static GridShapesImageStore Store(GridShapesExamples examples) => new(examples, GridDifficulty.Standard, CellPixels, 7);

    private static byte[][] Pixels(GridShapesImageStore store) =>
        [.. Enumerable.Range(0, store.Count).Select(handle =>
        {
            var pixels = new byte[store.Shape.Size];
            store.Read([handle], pixels);
            return pixels;
        })];

    private static (byte[] Codes, byte[][] Cells) Cells(GridShapesOptions options, Split split, int count)
    {
        var examples = new GridShapesGenerator(options, split).Generate(count);
        var images = Pixels(new GridShapesImageStore(examples, options.Difficulty, CellPixels, (ulong)split));
        return (examples.Cells, [.. images.SelectMany(image => Enumerable.Range(0, 9).Select(cell => Crop(image, cell)))]);
    }

    private static byte[] Crop(byte[] image, int cell)
    {
        var crop = new byte[CellPixels * CellPixels * 3];
        for (var row = 0; row < CellPixels; row++)
        {
            var from = (((((cell / Side) * CellPixels) + row) * Side * CellPixels) + ((cell % Side) * CellPixels)) * 3;
            image.AsSpan(from, CellPixels * 3).CopyTo(crop.AsSpan(row * CellPixels * 3));
        }

        return crop;
    }

    private static double[] Mean(IEnumerable<byte[]> cells)
    {
        var all = cells.ToArray();
        return [.. Enumerable.Range(0, all[0].Length).Select(i => all.Average(cell => (double)cell[i]))];
    }

    private static double Distance(double[] template, byte[] cell)
    {
        var sum = 0.0;
        for (var i = 0; i < cell.Length; i++)
        {
            sum += (template[i] - cell[i]) * (template[i] - cell[i]);
        }

        return sum;
    }
}
