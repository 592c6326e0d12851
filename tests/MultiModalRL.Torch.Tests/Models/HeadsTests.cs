using MultiModalRL.Core;
using static TorchSharp.torch;

namespace MultiModalRL.Torch.Tests;

/// <summary>What holds whatever heads a model has.</summary>
public sealed class HeadsTests
{
    private const int Rows = 6;

    private static readonly string[] Names = TinyModel.Heads;

    [OneTimeSetUp]
    public void OneThread() => TorchRuntime.Configure(1);

    // What training goes by: roles that gradients contradict would leave weights untrained, or move those that are to stay.
    [Test]
    public void RoleOf_EveryParameter_IsWhatItsGradientsSay([ValueSource(nameof(Names))] string heads, [Values] bool priced)
    {
        using var scope = NewDisposeScope();
        var shape = TinyModel.Shape with { IsPriced = priced };
        using var model = Model(heads, shape);
        using var same = Model(heads, shape);
        var input = TinyModel.Input(Rows) with { Price = priced ? ones(Rows, 1) : null };
        model.Answers(input).sum().backward();
        TinyModel.Loss(same.Forward(input) with { Answers = zeros(Rows, 3) }).backward();
        var (answering, acting) = (Reached(model), Reached(same));
        foreach (var (name, _) in model.named_parameters())
        {
            var role = model.RoleOf(name);
            Assert.That(answering.Contains(name), Is.EqualTo(role is HeadRole.Answer || IsShared(name)), name);
            Assert.That(acting.Contains(name), Is.EqualTo(role is HeadRole.Action or HeadRole.Price || IsShared(name)), name);
            Assert.That(role is null, Is.EqualTo(IsShared(name)), name);
        }

        Assert.That(model.named_parameters().Any(named => model.RoleOf(named.name) == HeadRole.Price), Is.EqualTo(priced));
        Assert.That(model.RoleOf("thumbnailMean"), Is.Null, "no parameter");
    }

    [Test]
    public void Decide_SomeAnswersIllegal_AnswersWhatAnswersSays([ValueSource(nameof(Names))] string heads)
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        using var model = Model(heads);
        var input = TinyModel.Input(2) with { LegalAnswers = tensor(new byte[] { 1, 0, 1, 1, 1, 0 }).view(2, 3) };
        var answers = TinyModel.Floats(model.Forward(input).Answers);
        Assert.That(TinyModel.Floats(model.Answers(input)), Is.EqualTo(answers));
        var legal = TinyModel.Floats(model.Answers(input with { LegalAnswers = null }));
        float illegal = (float)Ops.IllegalLogit;
        Assert.That(answers, Is.EqualTo(new[] { legal[0], illegal, legal[2], legal[3], legal[4], illegal }));
    }

    [Test]
    public void Forward_WhereCellsAreNotToldApart_SaysTheSameButForLooks([ValueSource(nameof(Names))] string heads, [Values] bool priced)
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        var shape = TinyModel.Shape with { IsPriced = priced };
        using var telling = Model(heads, shape);
        using var not = Model(heads, shape with { LooksAtCells = false });
        var input = TinyModel.Input(Rows) with { Price = priced ? ones(Rows, 1) : null };
        var (expected, said) = (telling.Forward(input), not.Forward(input));
        Assert.Multiple(() =>
        {
            Assert.That(TinyModel.Floats(said.Answers), Is.EqualTo(TinyModel.Floats(expected.Answers)));
            Assert.That(TinyModel.Floats(said.Groups), Is.EqualTo(TinyModel.Floats(expected.Groups)));
            Assert.That(TinyModel.Floats(said.Values), Is.EqualTo(TinyModel.Floats(expected.Values)));
        });
        Assert.That((telling.ReadsCells, not.ReadsCells), Is.EqualTo((true, false)));
        Assert.That(said.Looks.shape, Is.EqualTo(new long[] { Rows, 1 }));
        Assert.That(TinyModel.Floats(said.Looks), Is.All.Zero);
    }

    [Test]
    public void SharpenAnswers_AnyHeads_MultipliesTheLogitsAlone([ValueSource(nameof(Names))] string heads)
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        using var model = Model(heads);
        var input = TinyModel.Input(Rows);
        var before = model.Forward(input);
        model.SharpenAnswers(4);
        var after = model.Forward(input);
        Assert.That(TinyModel.Floats(after.Answers), Is.EqualTo(TinyModel.Floats(Ops.Scale(before.Answers, 4))));
        Assert.That(TinyModel.Floats(after.Looks), Is.EqualTo(TinyModel.Floats(before.Looks)));
    }

    [Test]
    public void FavourLooking_AnyHeads_AddsToItsLogitAlone([ValueSource(nameof(Names))] string heads)
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        using var model = Model(heads);
        var input = TinyModel.Input(Rows);
        var before = model.Forward(input);
        model.FavourLooking(2);
        var after = model.Forward(input);
        var expected = Ops.Add(before.Groups, tensor(new[] { 0f, 2 }));
        Assert.That(TinyModel.Floats(after.Groups), Is.EqualTo(TinyModel.Floats(expected)).Within(1e-6));
        Assert.That(TinyModel.Numbers(after with { Groups = before.Groups }), Is.EqualTo(TinyModel.Numbers(before)));
    }

    // One seed gives both the same layer for answers, on the same vector.
    [Test]
    public void Answers_LinearAndBelief_AreTheSame()
    {
        using var scope = NewDisposeScope();
        using var belief = Model("belief");
        using var linear = Model("linear");
        var input = TinyModel.Input(Rows);
        Assert.That(TinyModel.Floats(linear.Answers(input)), Is.EqualTo(TinyModel.Floats(belief.Answers(input))));
    }

    // What linear heads do not do: nothing but the answers' weights has changed.
    [Test]
    public void Decide_Belief_ActsByHowSureItsAnswersAre()
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        using var model = Model("belief");
        var input = TinyModel.Input(Rows);
        var before = model.Forward(input);
        model.SharpenAnswers(100);
        var after = model.Forward(input);
        Assert.That(TinyModel.Floats(after.Groups), Is.Not.EqualTo(TinyModel.Floats(before.Groups)));
        Assert.That(TinyModel.Floats(after.Values), Is.Not.EqualTo(TinyModel.Floats(before.Values)));
    }

    // Two features a vector, weights and results worked by hand.
    [Test]
    public void Decide_Linear_IsOneLinearMapEach()
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        var options = new ModelOptions { CellWidth = 2, FusedWidth = 2, AttentionHeads = 1 };
        var shape = TinyModel.Shape with { Answers = ["yes", "no"] };
        using var heads = new LinearHeads(new PartContext(shape, options, new SeedSequence(3)));
        Set(heads, "answers.weight", [1, 2, 3, 4]);
        Set(heads, "answers.bias", [0, 0.5f]);
        Set(heads, "looks.weight", [2, -1]);
        Set(heads, "looks.bias", [0.25f]);
        Set(heads, "groups.weight", [1, 0, 0, 1, 0, 1, 1, 0]);
        Set(heads, "groups.bias", [0, -1]);
        Set(heads, "values.weight", [1, 2, 3, 4]);
        Set(heads, "values.bias", [10]);
        var understanding = new Understanding(Row(1, 0, 0, 1, 1, 1).view(1, 3, 2), Row(1, 2), Row(3, 5));

        var output = heads.Decide(understanding, price: null, legalAnswers: null);

        Assert.That(TinyModel.Floats(output.Answers), Is.EqualTo(new[] { 5f, 11.5f }));
        Assert.That(TinyModel.Floats(output.Looks), Is.EqualTo(new[] { 2.25f, -0.75f, 1.25f }));
        Assert.That(TinyModel.Floats(output.Groups), Is.EqualTo(new[] { 6f, 4 }));
        Assert.That(TinyModel.Floats(output.Values), Is.EqualTo(new[] { 44f }));
    }

    private static MultiModalModel Model(string heads, ModelShape? shape = null) =>
        new(shape ?? TinyModel.Shape, TinyModel.Options with { Heads = heads }, 3);

    // By its name: what roles are compared with must not come from roles.
    private static bool IsShared(string name) =>
        name.StartsWith("visual.", StringComparison.Ordinal) || name.StartsWith("question.", StringComparison.Ordinal)
        || name.StartsWith("fusion.", StringComparison.Ordinal);

    private static HashSet<string> Reached(MultiModalModel model) =>
        [.. model.named_parameters().Where(named => IsReached(named.name, named.parameter.grad)).Select(named => named.name)];

    // A softmax does not see what is added to all of its logits: the gradient of that bias is a rounding error, or zero.
    private static bool IsReached(string name, Tensor? gradient) =>
        name == "fusion.attention.keys.bias" || (gradient is not null && TinyModel.Floats(gradient).Any(value => value != 0));

    private static Tensor Row(params float[] values) => tensor(values).unsqueeze(0);

    private static void Set(nn.Module module, string name, float[] values)
    {
        var parameter = module.named_parameters().Single(named => named.name == name).parameter;
        parameter.copy_(tensor(values).reshape(parameter.shape));
    }
}
