using Microsoft.Extensions.DependencyInjection;
using MultiModalRL.Core;
using static TorchSharp.torch;

namespace MultiModalRL.Torch.Tests;

public sealed class ModelPartRegistryTests
{
    [Test]
    public void Require_UnknownParts_AreAllNamedWithTheNearest() => Assert.That(
        () => ModelPartRegistry.Shipped.Require(new ModelOptions { Visual = "resnt", Fusion = "flim", Heads = "beleif" }),
        Throws.TypeOf<InputException>().With.Message
            .Contains("visual encoder 'resnt' is unknown; the nearest are: resnet,").And.Message
            .Contains("; fusion 'flim' is unknown; the nearest are: film,").And.Message
            .Contains("; heads 'beleif' is unknown; the nearest are: belief"));

    [Test]
    public void Constructor_NameOfOurs_IsRefused() => Assert.That(
        () => new ModelPartRegistry([new ModelPart<Fusion>("film", "", context => new FilmFusion(context))]),
        Throws.TypeOf<InputException>().With.Message.EqualTo("fusion 'film' is registered twice"));

    [Test]
    public void Constructor_OneNameForTwoKinds_IsFine()
    {
        var registry = new ModelPartRegistry([new ModelPart<QuestionEncoder>("cnn", "", context => new JoinedQuestionEncoder(context))]);
        Assert.That(() => registry.Require(new ModelOptions { Visual = "cnn", Question = "cnn" }), Throws.Nothing);
    }

    [Test]
    public void Registered_ByAModule_IsBuiltIntoTheModel()
    {
        using var scope = NewDisposeScope();
        var services = new ServiceCollection();
        new ModuleBuilder(services).AddVisualEncoder("blind", "Sees nothing.", context => new BlindEncoder(context));
        var parts = new ModelPartRegistry(services.Select(service => service.ImplementationInstance).OfType<PartRegistration>());
        using var model = new MultiModalModel(TinyModel.Shape, TinyModel.Options with { Visual = "blind" }, 3, parts);
        var (first, second) = (TinyModel.Input(2), TinyModel.Input(2, seed: 6));
        var seen = TinyModel.Numbers(model.Forward(first));
        Assert.That(TinyModel.Numbers(model.Forward(first with { Pixels = second.Pixels })), Is.EqualTo(seen));
        Assert.That(model.named_parameters().Select(named => named.name), Has.Some.EqualTo("visual.nothing.bias"));
    }

    [Test]
    public void Registered_HeadsOfAModule_AreBuiltIntoTheModelAndNamedAfterTheirPart()
    {
        using var scope = NewDisposeScope();
        var services = new ServiceCollection();
        new ModuleBuilder(services).AddHeads("sums", "The sums of what there is.", context => new SumHeads(context));
        var parts = new ModelPartRegistry(services.Select(service => service.ImplementationInstance).OfType<PartRegistration>());
        using var model = new MultiModalModel(TinyModel.Shape, TinyModel.Options with { Heads = "sums" }, 3, parts);
        var output = model.Forward(TinyModel.Input(2));
        Assert.That(TinyModel.Floats(output.Values), Is.EqualTo(TinyModel.Floats(output.Answers.sum([1]))));
        Assert.That(model.RoleOf("heads.fusion.weight"), Is.EqualTo(HeadRole.Answer), "whatever its layers are called");
        Assert.That(model.RoleOf("fusion.fused.weight"), Is.Null);
        Assert.That(model.RoleOf("heads.fused.weight"), Is.Null, "there is none");
    }

    private sealed class SumHeads : Heads
    {
        private readonly DenseLayer fusion;

        public SumHeads(PartContext context) : base(nameof(SumHeads))
        {
            fusion = Orthogonal.Linear(context.Options.FusedWidth, context.Shape.Answers.Length, 1, context.Seeds.Stream("sums"));
            RegisterComponents();
        }

        public override HeadRole RoleOf(string parameter) => HeadRole.Answer;

        public override void SharpenAnswers(double factor) => fusion.ScaleOutputs(factor);

        public override void FavourLooking(double nats)
        {
        }

        protected override Tensor Answer(in Understanding understanding) => fusion.forward(understanding.Fused);

        protected override ModelOutput Act(in Understanding understanding, Tensor answers, Tensor? price)
        {
            var sum = answers.sum([1]);
            return new ModelOutput(answers, understanding.Cells.sum([2]), sum.unsqueeze(1).expand(-1, 2), sum);
        }
    }

    private sealed class BlindEncoder : VisualEncoder
    {
        private readonly DenseLayer nothing;

        public BlindEncoder(PartContext context) : base(nameof(BlindEncoder), context)
        {
            nothing = Orthogonal.Linear(1, context.Options.CellWidth, 1, context.Seeds.Stream("nothing"));
            RegisterComponents();
        }

        public override Tensor forward(Tensor pixels, Tensor revealed) => nothing.forward(revealed.unsqueeze(-1));
    }
}
