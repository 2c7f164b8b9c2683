/** What generated contract suites import as `routesmith/contract`. */
export type {
  Contract,
  ContractBase,
  ContractCall,
  ContractCallOptions,
  ContractCase,
  ContractChange,
  ContractClientOptions,
  ContractCredentials,
  ContractError,
  ContractEvent,
  ContractOperation,
  ContractParameter,
  ContractSample,
  ContractSequence,
  ContractStream,
  ContractVariation,
} from "./contract.ts";
export { describeContract } from "./describe-contract.ts";
