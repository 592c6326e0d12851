using MultiModalRL.Core;
using static TorchSharp.torch;

namespace MultiModalRL.Torch.Tests;

public sealed class FlatAdamTests
{
    // g = 2, θ = 1: m̂ = g and v̂ = g², so the first step is η·g/(|g| + ε) = 0.1·2/(2 + 0.5) = 0.08 whatever the betas.
    [Test]
    public void Step_First_MovesByLearningRateTimesGradientOverItsSizePlusEpsilon()
    {
        using var module = nn.Linear(1, 1, hasBias: false);
        using var parameters = new FlatParameters(module);
        using var adam = new FlatAdam(parameters, new AdamOptions { Epsilon = 0.5 });
        SetOnly(parameters, value: 1, gradient: 2);

        adam.Step(0.1);

        Assert.That(module.weight.item<float>(), Is.EqualTo(1 - 0.08f).Within(1e-6));
        Assert.That(adam.Steps, Is.EqualTo(1));
    }

    // The decay comes before the step and does not pass through the moments: 1·(1 − 0.1·0.2) − 0.08 = 0.9.
    [Test]
    public void Step_WeightDecay_IsDecoupled()
    {
        using var module = nn.Linear(1, 1, hasBias: false);
        using var parameters = new FlatParameters(module);
        using var adam = new FlatAdam(parameters, new AdamOptions { Epsilon = 0.5, WeightDecay = 0.2 });
        SetOnly(parameters, value: 1, gradient: 2);

        adam.Step(0.1);

        Assert.That(module.weight.item<float>(), Is.EqualTo(0.9f).Within(1e-6));
    }

    [TestCase(1e-8, 0.0, 0.0)]
    [TestCase(1e-5, 0.0, 0.5)]
    [TestCase(1e-8, 0.01, 0.5)]
    public void Step_BesideTheStockOptimizer_GivesTheSameWeightsStepByStep(double epsilon, double decay, double clip)
    {
        using var flatModel = new Mlp(3);
        using var stockModel = new Mlp(3);
        using var parameters = new FlatParameters(flatModel);
        using var adam = new FlatAdam(parameters, new AdamOptions { Epsilon = epsilon, WeightDecay = decay });
#pragma warning disable RS0030 // The reference; too few steps for its defect to strike.
        using var stock = optim.AdamW(stockModel.parameters(), eps: epsilon, weight_decay: decay);
        for (var step = 0; step < 50; step++)
        {
            using var scope = NewDisposeScope();
            var rate = 0.01 * (1 - step / 100.0);
            parameters.ZeroGradients();
            flatModel.Loss(5, step).backward();
            stock.zero_grad();
            stockModel.Loss(5, step).backward();
            if (clip > 0)
            {
                var norm = parameters.ClipGradients(clip).item<float>();
                Assert.That(norm, Is.EqualTo(nn.utils.clip_grad_norm_(stockModel.parameters(), clip)).Within(1e-5));
            }

            adam.Step(rate);
            foreach (var group in stock.ParamGroups)
            {
                group.LearningRate = rate;
            }

            stock.step();
            Assert.That(Distance(flatModel, stockModel), Is.LessThan(1e-6), $"after step {step}");
        }
#pragma warning restore RS0030
    }

    [Test]
    public void Load_OfASavedState_GoesOnBitForBit()
    {
        using var straight = new Training(11);
        straight.Run(0, 20);
        using var before = new Training(11);
        before.Run(0, 10);
        using var saved = new MemoryStream();
        before.Adam.Save(new BinaryWriter(saved));
        using var after = new Training(11);
        after.Take(before);
        saved.Position = 0;
        after.Adam.Load(new BinaryReader(saved));

        after.Run(10, 20);

        Assert.That(after.Model.Weights(), Is.EqualTo(straight.Model.Weights()));
        Assert.That(after.Adam.Steps, Is.EqualTo(20));
    }

    [Test]
    public void Load_OfAnotherModelsState_IsRefused()
    {
        using var module = nn.Linear(2, 2);
        using var parameters = new FlatParameters(module);
        using var adam = new FlatAdam(parameters);
        using var training = new Training(1);
        using var saved = new MemoryStream();
        training.Adam.Save(new BinaryWriter(saved));
        saved.Position = 0;

        Assert.That(() => adam.Load(new BinaryReader(saved)), Throws.TypeOf<InputException>().With.Message.Contains("other parameters"));
    }

    [Test]
    public void Load_CutShort_IsRefused()
    {
        using var training = new Training(1);
        using var saved = new MemoryStream();
        training.Adam.Save(new BinaryWriter(saved));
        using var cut = new MemoryStream(saved.ToArray()[..^1]);

        Assert.That(() => training.Adam.Load(new BinaryReader(cut)), Throws.TypeOf<InputException>().With.Message.Contains("cut short"));
    }

    [Test]
    public void Constructor_BetaOfOne_IsRefused()
    {
        using var module = nn.Linear(1, 1);
        using var parameters = new FlatParameters(module);

        Assert.That(
            () => new FlatAdam(parameters, new AdamOptions { Beta1 = 1 }),
            Throws.TypeOf<InputException>().With.Message.Contains("Beta1 is 1"));
    }

    [Test]
    public void Step_ManyTimes_KeepsNoTensorAndHardlyAllocates()
    {
        using var training = new Training(1);
        training.Run(0, 10);
        // Of this thread: Tensor.TotalCount also falls with what the collector finds of other tests.
        var tensors = Alive();
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var step = 0; step < 100; step++)
        {
            training.Adam.Step(0.01);
        }

        Assert.That((GC.GetAllocatedBytesForCurrentThread() - before) / 100, Is.LessThan(200), "bytes a step");
        Assert.That(Alive(), Is.EqualTo(tensors));
    }

    private static long Alive() => TorchSharp.DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;

    private static void SetOnly(FlatParameters parameters, float value, float gradient)
    {
        System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(parameters.Values.bytes)[0] = value;
        System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(parameters.Gradients.bytes)[0] = gradient;
    }

    private static double Distance(Mlp a, Mlp b) => a.parameters().Zip(b.parameters())
        .Max(pair => pair.First.data<float>().Zip(pair.Second.data<float>()).Max(values => Math.Abs(values.First - values.Second)));
}
