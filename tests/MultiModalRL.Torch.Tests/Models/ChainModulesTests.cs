using MultiModalRL.Core;
using static TorchSharp.torch;

namespace MultiModalRL.Torch.Tests;

/// <summary>Soft modules with weights set by hand, on a grid of 3 × 3 cells and vectors of two numbers.</summary>
public sealed class ChainModulesTests
{
    private const float Sure = 30;

    // Numbers of the steps between cells: rows down from −2 to 2, columns right from −2 to 2, row by row.
    private const int OneToTheRight = 13;
    private const int OneUp = 7;

    [OneTimeSetUp]
    public void OneThread() => TorchRuntime.Configure(1);

    [TestCase(OneToTheRight, new[] { 4 }, new[] { 5 })]
    [TestCase(OneToTheRight, new[] { 0, 5, 7 }, new[] { 1, 8 })]
    [TestCase(OneUp, new[] { 4, 2 }, new[] { 1 })]
    public void Apply_Move_CarriesTheMapAndLosesWhatLeaves(int step, int[] from, int[] to)
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        using var modules = Made(chosen: 1);
        Set(modules, "directions", Enumerable.Range(0, 25).SelectMany(number => new[] { number == step ? Sure : -Sure, 0 }));
        Set(modules, "pointed.weight", [1, 0, 0, 1]);
        Set(modules, "reach", [0]);
        var map = modules.Apply(Map(from), modules.Look(zeros(1, 9, 2)), tensor(new[] { 1f, 0 }).unsqueeze(0));
        Assert.That(TinyModel.Floats(map), Is.EqualTo(TinyModel.Floats(Map(to))).Within(1e-3));
    }

    [Test]
    public void Apply_Filter_KeepsTheCellsThatLookLikeTheWord()
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        using var modules = Made(chosen: 0);
        Set(modules, "looked.weight", [1, 0, 0, 1]);
        Set(modules, "wanted.weight", [1, 0, 0, 1]);
        Set(modules, "score.weight", [2 * Sure, 2 * Sure]);
        Set(modules, "score.bias", [-Sure]);
        // Every other cell is of the first kind.
        var cells = tensor(Enumerable.Range(0, 9).SelectMany(cell => new[] { 1f - (cell % 2), cell % 2 }).ToArray()).view(1, 9, 2);
        var map = modules.Apply(Map([1, 2, 3, 4]), modules.Look(cells), tensor(new[] { 1f, 0 }).unsqueeze(0));
        Assert.That(TinyModel.Floats(map), Is.EqualTo(TinyModel.Floats(Map([2, 4]))).Within(1e-3));
    }

    [Test]
    public void Apply_Keep_ChangesNothing()
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        using var modules = Made(chosen: 2);
        var map = tensor(Enumerable.Range(0, 9).Select(cell => cell / 9f).ToArray()).unsqueeze(0);
        Assert.That(TinyModel.Floats(modules.Apply(map, modules.Look(ones(1, 9, 2)), ones(1, 2))), Is.EqualTo(TinyModel.Floats(map)).Within(1e-6));
    }

    // Two cells that each reach a third with probability 1/2: 1 − (1/2)².
    [Test]
    public void Apply_MoveFromTwoCells_IsANoisyOr()
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        using var modules = Made(chosen: 1);
        Set(modules, "directions", Enumerable.Range(0, 25).SelectMany(number => new[] { number is OneToTheRight or OneUp ? 0 : -Sure, 0 }));
        Set(modules, "pointed.weight", [1, 0, 0, 1]);
        Set(modules, "reach", [0]);
        // Cell 4 is right of cell 3 and above cell 7.
        var map = modules.Apply(Map([3, 7]), modules.Look(zeros(1, 9, 2)), tensor(new[] { 1f, 0 }).unsqueeze(0));
        Assert.That(TinyModel.Floats(map)[4], Is.EqualTo(0.75).Within(1e-3));
    }

    private static ChainModules Made(int chosen)
    {
        var modules = new ChainModules(3, 2, new SeedSequence(1));
        Set(modules, "choice.weight", new float[6]);
        Set(modules, "choice.bias", Enumerable.Range(0, 3).Select(module => module == chosen ? Sure : 0));
        return modules;
    }

    private static Tensor Map(int[] cells) => tensor(Enumerable.Range(0, 9).Select(cell => cells.Contains(cell) ? 1f : 0).ToArray()).unsqueeze(0);

    private static void Set(nn.Module module, string name, IEnumerable<float> values)
    {
        var parameter = module.named_parameters().Single(named => named.name == name).parameter;
        parameter.copy_(tensor(values.ToArray()).view(parameter.shape));
    }
}
