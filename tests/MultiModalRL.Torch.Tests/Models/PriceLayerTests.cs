using static TorchSharp.torch;

namespace MultiModalRL.Torch.Tests;

[NonParallelizable]
public sealed class PriceLayerTests
{
    private static readonly ModelShape Priced = TinyModel.Shape with { IsPriced = true };

    [OneTimeSetUp]
    public void OneThread() => TorchRuntime.Configure(1);

    [Test]
    public void Forward_FirstCosines_AreThoseOfThePaper()
    {
        using var scope = NewDisposeScope();
        using var layer = new PriceLayer(1);
        using (no_grad())
        {
            layer.named_parameters().Single().parameter.narrow(1, 0, 2).copy_(tensor(new[] { 2f, 3f }).unsqueeze(0));
        }

        var added = TinyModel.Floats(layer.forward(tensor(new[] { 0f, 0.25f, 1f }).unsqueeze(1)));

        // 2·cos(πλ) + 3·cos(2πλ)
        Assert.That(added, Is.EqualTo(new[] { 5f, 1.4142135f, 1f }).Within(1e-5));
    }

    [Test]
    public void Forward_NewModel_SaysWhatOneSaysThatIsShownNoPrice([ValueSource(typeof(TinyModel), nameof(TinyModel.Heads))] string heads)
    {
        using var scope = NewDisposeScope();
        var options = TinyModel.Options with { Heads = heads };
        using var plain = new MultiModalModel(TinyModel.Shape, options, seed: 3);
        using var priced = new MultiModalModel(Priced, options, seed: 3);
        var input = TinyModel.Input(4);
        Assert.That(
            TinyModel.Numbers(priced.Forward(input with { Price = Prices(0, 0.3f, 0.6f, 0.9f) })),
            Is.EqualTo(TinyModel.Numbers(plain.Forward(input))));
    }

    [TestCase("belief", true)]
    [TestCase("linear", false)]
    public void Forward_PriceLearned_MovesWhatIsActedByAndNeverTheAnswer(string heads, bool movesLooks)
    {
        using var scope = NewDisposeScope();
        using var model = new MultiModalModel(Priced, TinyModel.Options with { Heads = heads }, seed: 3);
        var input = TinyModel.Input(1);
        TinyModel.Loss(model.Forward(input with { Price = Prices(0.3f) })).backward();
        var weight = model.named_parameters().Single(named => model.RoleOf(named.name) == HeadRole.Price).parameter;
        Assert.That(TinyModel.Floats(weight.grad!), Has.Some.Not.Zero);
        var random = new Core.RandomStream(7);
        using (no_grad())
        {
            weight.copy_(Mlp.Normal(ref random, weight.shape));
        }

        var (low, high) = (model.Forward(input with { Price = Prices(0.3f) }), model.Forward(input with { Price = Prices(0.6f) }));
        Assert.That(TinyModel.Floats(low.Answers), Is.EqualTo(TinyModel.Floats(high.Answers)));
        Assert.That(TinyModel.Floats(low.Looks).SequenceEqual(TinyModel.Floats(high.Looks)), Is.Not.EqualTo(movesLooks));
        Assert.That(TinyModel.Floats(low.Groups), Is.Not.EqualTo(TinyModel.Floats(high.Groups)));
        Assert.That(TinyModel.Floats(low.Values), Is.Not.EqualTo(TinyModel.Floats(high.Values)));
    }

    [Test]
    public void Difference_PriceShownOrNot_IsToldWithTheOption()
    {
        Assert.That(Priced.Difference(TinyModel.Shape), Does.Contain("reward.priceUpTo"));
        Assert.That(TinyModel.Shape.Difference(Priced), Does.Contain("reward.priceUpTo"));
    }

    private static Tensor Prices(params float[] prices) => tensor(prices).unsqueeze(1);
}
