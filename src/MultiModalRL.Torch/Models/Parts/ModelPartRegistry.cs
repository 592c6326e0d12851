using System.Collections.Immutable;
using MultiModalRL.Core;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>The parts that the multi-modal model can be put together from: ours and those that modules registered.</summary>
public sealed class ModelPartRegistry
{
    private static readonly ImmutableArray<PartRegistration> Ours =
    [
        new ModelPart<VisualEncoder>("patch", "One linear map a cell: cells don't see each other before the fusion.", context => new PatchEncoder(context)),
        new ModelPart<VisualEncoder>("cnn", "Strided 3×3 convolutions to one position a cell, then one over neighbouring cells.", context => new CnnEncoder(context)),
        new ModelPart<VisualEncoder>("resnet", "Strided convolutions with residual blocks (He et al. 2016).", context => new ResidualEncoder(context)),
        new ModelPart<VisualEncoder>("transformer", "Cells as patches of a vision transformer (Dosovitskiy et al. 2021).", context => new PatchTransformerEncoder(context)),
        new ModelPart<QuestionEncoder>("joined", "Token embeddings in their order, joined, through one linear map.", context => new JoinedQuestionEncoder(context)),
        new ModelPart<QuestionEncoder>("gru", "Token embeddings through a gated recurrent unit (Cho et al. 2014).", context => new GruQuestionEncoder(context)),
        new ModelPart<QuestionEncoder>("transformer", "Token embeddings through transformer blocks (Vaswani et al. 2017), averaged.", context => new TransformerQuestionEncoder(context)),
        new ModelPart<Fusion>("film", "The question scales and shifts the cells (Perez et al. 2018) and steers attention over them.", context => new FilmFusion(context)),
        new ModelPart<Fusion>("concat", "The question is joined to every cell.", context => new ConcatFusion(context)),
        new ModelPart<Fusion>("cross-attention", "Cells attend to the words and to each other (Vaswani et al. 2017).", context => new CrossAttentionFusion(context)),
        new ModelPart<Fusion>("relation", "A map of every pair of cells and the question (Santoro et al. 2017).", context => new RelationFusion(context)),
        new ModelPart<Fusion>("mac", "Recurrent control, read and write steps (Hudson and Manning 2018).", context => new MacFusion(context)),
        new ModelPart<Fusion>("chain", "Soft modules in a chain over an attention map of the cells (after Hu et al. 2018).", context => new ChainFusion(context)),
        new ModelPart<Fusion>("word-chain", "The same with a module a word, from the question's end.", context => new WordChainFusion(context)),
        new ModelPart<Heads>("belief", "Hidden layers that go by how sure the answers are, too.", context => new BeliefHeads(context)),
        new ModelPart<Heads>("linear", "One linear layer each, as in the plain actor-critic (Mnih et al. 2016).", context => new LinearHeads(context)),
    ];

    /// <summary>Collects the parts.</summary>
    /// <param name="registered">What modules registered; registrations of other kinds are left aside.</param>
    /// <exception cref="InputException">Two parts of a kind share a name.</exception>
    public ModelPartRegistry(IEnumerable<PartRegistration> registered)
    {
        PartRegistration[] all = [.. Ours, .. registered];
        Visuals = Distinct<VisualEncoder>(all, "visual encoder");
        Questions = Distinct<QuestionEncoder>(all, "question encoder");
        Fusions = Distinct<Fusion>(all, "fusion");
        Heads = Distinct<Heads>(all, "heads");
    }

    /// <summary>The parts that ship.</summary>
    public static ModelPartRegistry Shipped { get; } = new([]);

    /// <summary>The visual encoders, ours first.</summary>
    public ImmutableArray<ModelPart<VisualEncoder>> Visuals { get; }

    /// <summary>The question encoders, ours first.</summary>
    public ImmutableArray<ModelPart<QuestionEncoder>> Questions { get; }

    /// <summary>The fusions, ours first.</summary>
    public ImmutableArray<ModelPart<Fusion>> Fusions { get; }

    /// <summary>The heads, ours first.</summary>
    public ImmutableArray<ModelPart<Heads>> Heads { get; }

    /// <summary>Checks the names of all parts.</summary>
    /// <exception cref="InputException">Some are unknown: all of them, each with the nearest names.</exception>
    public void Require(ModelOptions options)
    {
        string?[] failures =
        [
            Failure(Visuals, "visual encoder", options.Visual),
            Failure(Questions, "question encoder", options.Question),
            options.Fusion is { } fusion ? Failure(Fusions, "fusion", fusion) : null,
            Failure(Heads, "heads", options.Heads),
        ];
        if (failures.Any(failure => failure is not null))
        {
            throw new InputException(string.Join("; ", failures.OfType<string>()));
        }
    }

    internal static TPart Create<TPart>(ImmutableArray<ModelPart<TPart>> parts, string name, PartContext context)
        where TPart : nn.Module => parts.First(part => part.Name == name).Create(context);

    private static string? Failure<TPart>(ImmutableArray<ModelPart<TPart>> parts, string kind, string name)
        where TPart : nn.Module =>
        parts.Any(part => part.Name == name) ? null : Nearest.Message(kind, name, parts.Select(part => part.Name));

    private static ImmutableArray<ModelPart<TPart>> Distinct<TPart>(IEnumerable<PartRegistration> all, string kind)
        where TPart : nn.Module
    {
        ImmutableArray<ModelPart<TPart>> parts = [.. all.OfType<ModelPart<TPart>>()];
        return parts.GroupBy(part => part.Name).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw new InputException($"{kind} '{twice.Key}' is registered twice")
            : parts;
    }
}
